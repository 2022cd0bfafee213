import { type CodeFact, type Crosswalk, placeCodes, type Sense } from '../crosswalk.js';
import { newswire as n } from '../definitions/newswire.js';

/** A code a line: code, weight (- = none at hand), title (- = none at hand). */
const list = `
010 1 Yield
011 0.6 Surrender
012 0.6 Retreat
013 2 Retract
014 3 Accommodate, ceasefire
015 5 Cede power
020 0 Comment
021 -0.1 Decline comment
022 -0.4 Pessimistic comment
023 -0.2 Neutral comment
024 0.4 Optimistic comment
025 0 Explain position
026 1 Appoint or elect
027 -2 Alter rules
030 1 Consult
031 1 Meet
032 1.9 Visit
033 2.8 Receive
034 1 Vote, elect
040 3.5 Approve
041 3.4 Praise
042 3.6 Endorse
043 3.8 Rally
050 4 Promise
051 4.5 Promise policy support
052 5.2 Promise material support
053 4.5 Promise other support
054 2.8 Assure
055 4.5 Promise rights
060 2 Grant
061 1.8 Apologise
062 2.5 State invitation
063 -1.1 Grant asylum
064 5.4 Grant privilege
065 2.9 Truce
066 1.9 Release
067 3.5 Grant position
070 7 Reward
071 7.4 Extend economic aid
072 8.3 Extend military aid
073 6.5 Give other assistance
080 6 Agree
081 6.5 Make agreement
082 3 Agree to future act
083 6 Ally
084 10 Merge, integrate
090 3 Request
091 0.1 Ask for information
092 3.4 Ask for policy aid
093 3.4 Ask for material aid
094 -0.1 Call for
095 1.2 Plead
096 -0.3 Request policy change
097 -0.3 -
100 0.5 Propose
101 1.5 Offer proposal
102 -0.1 Urge
110 -4 Reject
111 -4 Turn down
112 -4 Refuse
113 -5 Defy law
114 - -
120 -2 Accuse
121 -2.2 Criticise
122 -3.4 Denigrate
123 -1 Investigate
130 - Protest
131 -1.9 Make complaint
132 -2.4 Formal protest
133 -1 Symbolic act
140 -1 Deny
141 -0.9 Deny accusation
142 -1.1 Deny action
143 - -
150 -4.9 Demand
151 -4 Issue command
152 -5 Claim rights
160 -3 Warn
161 -3 Warn of policies
162 -3 Warn of problem
170 -6 Threaten
171 -4.4 Unspecified threat
172 -5.8 Nonmilitary threat
173 -7 Specific threat
174 -6.9 Ultimatum
180 -6 Demonstrate
181 -5.2 Nonmilitary demonstration
182 -7.6 Military demonstration
190 -4 Reduce relations
191 -2.2 Cancel event
192 -4.1 Cut routine activity
193 -5.6 Cut aid
194 -3.8 Halt negotiation
195 -7 Break diplomatic relations
196 -6 Strike
197 -5 Censor
198 -4 Withdraw from
199 - -
200 -5 Expel
201 -5 Expel personnel
202 -4.9 Expel group
203 -5 Ban organisation
204 - -
210 -5 Seize
211 -9.2 Seize possession
212 -4.4 Arrest person
213 -9 Hijack, kidnap
214 - -
215 - -
220 -9 Force
221 -8.3 Destruction without injury
222 -8.7 Nonmilitary destruction
223 -10 Military engagement
224 -7 Riot
225 -9 Assassinate, torture
226 -8 -
`;

/** McClelland's categories; all other codes, and their weights, are additions of the KEDS project. */
const original = new Set(
  '011 012 013 021 022 023 024 025 031 032 033 041 042 051 052 053 054 061 062 063 064 065 066 071 072 073 081 082 091 092 093 094 095 101 102 111 112 121 122 131 132 141 142 150 160 171 172 173 174 181 182 191 192 193 194 195 201 202 211 212 221 222 223'.split(
    ' ',
  ),
);

const facts: readonly CodeFact[] = list
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [code, weight, ...words] = line.split(' ');
    const title = words.join(' ');
    return {
      code: code!,
      title: title === '-' ? '' : title,
      weight: weight === '-' ? null : Number(weight),
      note: original.has(code!) ? '' : 'Added to WEIS by the KEDS project, which gave it its weight if it has one.',
    };
  });

const domestic = 'what a state does with its own offices and rules is no act toward the other side';

const senses: readonly Sense[] = [
  {
    to: null,
    because: 'no description of this code is at hand',
    codes: ['097', '114', '143', '199', '204', '214', '215', '226'],
  },
  { to: n.yield, because: 'gives way politically', codes: ['01', '055', '060', '066', '067'] },
  {
    to: n.deEscalate,
    because: 'ends fighting or sanctions, or gives up a position',
    codes: ['011', '012', '014', '065'],
  },
  { to: null, because: 'a comment names no means by itself', codes: ['02'] },
  { to: n.praise, because: 'public words of confidence', codes: ['024'] },
  { to: null, because: domestic, codes: ['026', '027', '034'] },
  { to: n.consult, because: 'talks or questions in which one side hears the other', codes: ['030', '031', '091'] },
  { to: n.visit, because: 'presence at, or hospitality for, the other side', codes: ['032', '033', '062'] },
  { to: n.praise, because: 'public support', codes: ['04'] },
  { to: n.agree, because: 'promises to act together or gives assurance', codes: ['050', '051', '053', '054'] },
  { to: n.aidPromise, because: 'holds out material support', codes: ['052'] },
  { to: n.reconcile, because: 'asks for forgiveness', codes: ['061'] },
  { to: n.asylum, because: 'gives refuge', codes: ['063'] },
  { to: n.diplomaticCooperation, because: 'opens or joins relations', codes: ['064', '084'] },
  { to: n.materialAid, because: 'gives something of value', codes: ['07'] },
  { to: n.militaryAid, because: 'gives arms or military help', codes: ['072'] },
  { to: n.agree, because: 'agrees to act together', codes: ['080', '082'] },
  { to: n.agreement, because: 'both sides bind themselves', codes: ['081'] },
  { to: n.securityCooperation, because: 'an alliance', codes: ['083'] },
  { to: n.appeal, because: 'asks, without demand or threat', codes: ['09'] },
  { to: n.appealToChange, because: 'asks the other side to change', codes: ['096'] },
  { to: n.appeal, because: 'proposes or urges, without demand or threat', codes: ['10'] },
  { to: n.reject, because: 'refuses what the other side asks', codes: ['11'] },
  { to: n.accuse, because: 'blames in public', codes: ['12'] },
  { to: n.legalAction, because: 'calls to account by inquiry', codes: ['123'] },
  { to: n.accuse, because: 'complains to the other side', codes: ['130', '131', '132'] },
  { to: n.protest, because: 'a symbolic act of dissent', codes: ['133'] },
  { to: null, because: 'a denial names no means by itself', codes: ['14'] },
  { to: n.demand, because: 'a demand or an order', codes: ['15'] },
  { to: n.threat, because: 'a warning', codes: ['16'] },
  { to: n.threat, because: 'threatens a loss other than by named armed force', codes: ['170', '171', '172', '174'] },
  { to: n.militaryThreat, because: 'a threat in which force is specified', codes: ['173'] },
  { to: n.protest, because: 'people press by dissent without violence', codes: ['180', '181', '196'] },
  { to: n.forcePosture, because: 'holds armed power in view', codes: ['182'] },
  { to: n.reduceRelations, because: 'takes relations away', codes: ['190', '191', '192', '194', '195', '198'] },
  { to: n.aidCut, because: 'takes aid away', codes: ['193'] },
  { to: n.coerce, because: 'imposes a loss of property or liberty', codes: ['197', '203', '210', '211', '212'] },
  { to: n.expel, because: 'removes the other side’s people', codes: ['200', '201', '202'] },
  { to: n.assault, because: 'violence outside regular warfare', codes: ['213', '221', '222', '224', '225'] },
  { to: n.force, because: 'armed force', codes: ['220', '223'] },
];

/** World Event/Interaction Survey, with the codes that the KEDS project added. */
export const weis: Crosswalk = {
  scheme: 'weis',
  title: 'World Event/Interaction Survey (WEIS), as modified by the KEDS project',
  source: 'McClelland, World Event/Interaction Survey (ICPSR 5211); additions and labels of the KEDS project',
  version: 'codes in KEDS data to 2003',
  licence: 'none stated; codes and labels are facts',
  citation:
    'McClelland (1978), World Event/Interaction Survey (WEIS) Project, 1966-1978, ICPSR 5211; additions by the KEDS project',
  url: 'http://eventdata.parusanalytics.com/data.dir/weis.html',
  note: 'Most three-digit codes mean something else than in CAMEO: the scheme belongs to the file. Titles are the labels of the KEDS project, written out; eight codes have none at hand.',
  scale: {
    source:
      'Extended Goldstein scale of the KEDS project (KEDS.WEIS.Codes), as distributed with the R package events (tests/testthat/demo-scale.csv)',
    version: 'events 0.6.1',
    licence: 'GPL for the package; the weights are facts',
    citation:
      'Goldstein (1992), A Conflict-Cooperation Scale for WEIS Events Data, Journal of Conflict Resolution 36(2):369-385; extended by the KEDS project; Lowe (2021), events: Store and Manipulate Event Data',
    url: 'https://github.com/conjugateprior/events',
  },
  entries: placeCodes(facts, senses),
};
