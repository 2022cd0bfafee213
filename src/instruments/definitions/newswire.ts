import type { ChannelId } from '../channel.js';
import type { InstrumentDefinition } from '../instrument.js';
import type { MechanismId } from '../mechanism.js';

interface Own {
  readonly id: string;
  readonly title: string;
  readonly place: readonly [MechanismId, ChannelId];
  readonly description: string;
  readonly note?: string;
}

const caution =
  'Counted from news reports by machine: it measures what was reported. Coding errors fall on both directions of a pair.';

function reported({ id, title, place, description, note = '' }: Own): InstrumentDefinition {
  return {
    id: `newswire-${id}`,
    title,
    mechanism: place[0],
    channel: place[1],
    description,
    family: 'newswire',
    measured: 'acts',
    unit: 'reported acts',
    standardAct: 'As many reported acts in the period as the median among pairs that had any.',
    transform: 'count',
    lasting: false,
    steps: ['year', 'month'],
    sources: ['keds', 'gdelt', 'icews-events'],
    covers: { actors: 'listed', audiences: 'paired' },
    silence: 'zero',
    note: `${note} ${caution}`.trim(),
  };
}

/** What news reports say governments and groups did: coded events, by what kind of act they are. */
export const newswire = {
  consult: reported({
    id: 'consult',
    title: 'Consultation',
    place: ['listening', 'diplomatic'],
    description: 'Talks, calls, meetings and questions, in which each side hears the other.',
  }),
  visit: reported({
    id: 'visit',
    title: 'Visit',
    place: ['attraction', 'diplomatic'],
    description: 'Going to see the other side, receiving or inviting it.',
    note: 'One journey gives two reports: a visit and a reception.',
  }),
  praise: reported({
    id: 'praise',
    title: 'Praise and public support',
    place: ['attraction', 'informational'],
    description: 'Public words of praise, sympathy, agreement, confidence or support.',
  }),
  reconcile: reported({
    id: 'reconcile',
    title: 'Apology and forgiveness',
    place: ['attraction', 'diplomatic'],
    description: 'Apologies and pardons.',
  }),
  humanitarianAid: reported({
    id: 'humanitarian-aid',
    title: 'Humanitarian aid',
    place: ['attraction', 'aid-development'],
    description: 'Relief given to people in need.',
  }),
  asylum: reported({
    id: 'asylum',
    title: 'Asylum',
    place: ['attraction', 'mobility-consular'],
    description: 'Refuge granted to people.',
    note: 'It draws the people helped; their government may take it as an affront.',
  }),
  agree: reported({
    id: 'agree',
    title: 'Promise to cooperate',
    place: ['collaboration', 'diplomatic'],
    description: 'Agreeing, offering or promising to meet, settle or work together; nothing has been done yet.',
  }),
  appeal: reported({
    id: 'appeal',
    title: 'Appeal for cooperation',
    place: ['collaboration', 'diplomatic'],
    description: 'Asking or proposing, without demand or threat, to act together, help or talk.',
  }),
  negotiate: reported({
    id: 'negotiate',
    title: 'Negotiation and mediation',
    place: ['collaboration', 'diplomatic'],
    description: 'Negotiating, or mediating between others.',
  }),
  diplomaticCooperation: reported({
    id: 'diplomatic-cooperation',
    title: 'Diplomatic cooperation',
    place: ['collaboration', 'diplomatic'],
    description: 'Recognition, opened or improved relations and other cooperation without material exchange.',
  }),
  agreement: reported({
    id: 'agreement',
    title: 'Formal agreement',
    place: ['collaboration', 'law-institutions'],
    description: 'Agreements and treaties signed, ratified or made.',
  }),
  materialCooperation: reported({
    id: 'material-cooperation',
    title: 'Economic cooperation',
    place: ['collaboration', 'trade-investment'],
    description: 'Economic exchange and cooperation, and material cooperation whose kind is not told.',
  }),
  securityCooperation: reported({
    id: 'security-cooperation',
    title: 'Military and intelligence cooperation',
    place: ['collaboration', 'security-military'],
    description: 'Joint exercises and other military cooperation, shared intelligence, alliances.',
    note: 'A joint exercise is collaboration with the partner; toward a third it may be a display of force, which the codes do not tell.',
  }),
  judicialCooperation: reported({
    id: 'judicial-cooperation',
    title: 'Judicial cooperation',
    place: ['collaboration', 'law-institutions'],
    description: 'Extradition and other cooperation of courts and police.',
  }),
  peacekeeping: reported({
    id: 'peacekeeping',
    title: 'Military protection and peacekeeping',
    place: ['collaboration', 'security-military'],
    description: 'Peacekeepers or troops provided for the protection of the other side.',
  }),
  aidPromise: reported({
    id: 'aid-promise',
    title: 'Promise of aid',
    place: ['inducement', 'aid-development'],
    description: 'Economic, military, humanitarian or other aid offered or promised.',
  }),
  materialAid: reported({
    id: 'material-aid',
    title: 'Economic aid',
    place: ['inducement', 'aid-development'],
    description: 'Economic aid, and material aid whose kind is not told.',
  }),
  militaryAid: reported({
    id: 'military-aid',
    title: 'Military aid',
    place: ['inducement', 'security-military'],
    description: 'Arms, training and other military assistance.',
  }),
  yield: reported({
    id: 'yield',
    title: 'Concession',
    place: ['inducement', 'diplomatic'],
    description: 'Political concessions, releases and restrictions eased, made or promised.',
    note: 'Contested: a concession may be an offer, a bargain or a defeat.',
  }),
  easeSanctions: reported({
    id: 'ease-sanctions',
    title: 'Sanctions eased',
    place: ['inducement', 'trade-investment'],
    description: 'Economic sanctions, boycotts or embargoes eased or ended, or a promise to do so.',
  }),
  deEscalate: reported({
    id: 'de-escalate',
    title: 'De-escalation',
    place: ['inducement', 'security-military'],
    description: 'Ceasefires, withdrawals, demobilisation and access for peacekeepers, inspectors or relief.',
    note: 'Contested: a retreat may be an offer, a bargain or a defeat.',
  }),
  appealToChange: reported({
    id: 'appeal-to-change',
    title: 'Appeal to change or give way',
    place: ['pressure', 'diplomatic'],
    description: 'Asking the other side to change its policy, leaders or institutions, or to give way.',
  }),
  demand: reported({
    id: 'demand',
    title: 'Demand',
    place: ['pressure', 'diplomatic'],
    description: 'Demands and orders.',
  }),
  accuse: reported({
    id: 'accuse',
    title: 'Accusation and criticism',
    place: ['pressure', 'informational'],
    description: 'Public criticism, accusations, complaints and calls on others to oppose.',
  }),
  legalAction: reported({
    id: 'legal-action',
    title: 'Investigation and lawsuit',
    place: ['pressure', 'law-institutions'],
    description: 'Investigations, lawsuits and verdicts.',
  }),
  reject: reported({
    id: 'reject',
    title: 'Refusal',
    place: ['pressure', 'diplomatic'],
    description: 'Refusals, vetoes and open defiance.',
  }),
  protest: reported({
    id: 'protest',
    title: 'Protest',
    place: ['pressure', 'informational'],
    description: 'Demonstrations, strikes, boycotts and hunger strikes by people.',
    note: 'The actors are mostly citizens: rarely an instrument of a government.',
  }),
  threat: reported({
    id: 'threat',
    title: 'Threat',
    place: ['pressure', 'diplomatic'],
    description: 'Warnings, ultimata and threats that do not name armed force.',
  }),
  militaryThreat: reported({
    id: 'military-threat',
    title: 'Threat of force',
    place: ['coercion', 'security-military'],
    description: 'Threats of attack, occupation, blockade or violent repression.',
  }),
  forcePosture: reported({
    id: 'force-posture',
    title: 'Display of force',
    place: ['coercion', 'security-military'],
    description: 'Alerts, mobilisations and demonstrations of military or police power.',
  }),
  reduceRelations: reported({
    id: 'reduce-relations',
    title: 'Reduced relations',
    place: ['coercion', 'diplomatic'],
    description: 'Relations reduced or broken off, talks and events cancelled.',
  }),
  aidCut: reported({
    id: 'aid-cut',
    title: 'Aid cut off',
    place: ['coercion', 'aid-development'],
    description: 'Aid reduced or stopped.',
  }),
  sanction: reported({
    id: 'sanction',
    title: 'Sanctions',
    place: ['coercion', 'trade-investment'],
    description: 'Embargoes, boycotts and economic sanctions imposed.',
  }),
  expel: reported({
    id: 'expel',
    title: 'Expulsion',
    place: ['coercion', 'mobility-consular'],
    description: 'People, missions or organisations expelled or withdrawn.',
  }),
  coerce: reported({
    id: 'coerce',
    title: 'Arrest, seizure and restriction',
    place: ['coercion', 'law-institutions'],
    description: 'Arrests, confiscations, bans, censorship, curfews and emergency rule.',
  }),
  assault: reported({
    id: 'assault',
    title: 'Violence without regular armed forces',
    place: ['force', 'security-military'],
    description: 'Abduction, torture, bombing, assassination, riots, destruction and violent repression.',
  }),
  force: reported({
    id: 'force',
    title: 'Armed force',
    place: ['force', 'security-military'],
    description: 'Attacks by armed forces, blockade by them, occupation and broken ceasefires.',
  }),
  massViolence: reported({
    id: 'mass-violence',
    title: 'Mass violence',
    place: ['force', 'security-military'],
    description: 'Mass expulsion, mass killing, ethnic cleansing and weapons of mass destruction.',
  }),
} as const satisfies Record<string, InstrumentDefinition>;
