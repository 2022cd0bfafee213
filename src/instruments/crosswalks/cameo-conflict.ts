/** CAMEO 09–20, a code a line: code, weight, PLOVER event type (- = dropped or two), title. */
export const cameoConflict = `
09 -2 ACCUSE INVESTIGATE
090 -2 ACCUSE Investigate
091 -2 ACCUSE Investigate crime, corruption
092 -2 ACCUSE Investigate human rights abuses
093 -2 ACCUSE Investigate military action
094 -2 ACCUSE Investigate war crimes
10 -5 REQUEST DEMAND
100 -5 REQUEST Demand
101 -5 REQUEST Demand material cooperation
1011 -5 REQUEST Demand economic cooperation
1012 -5 REQUEST Demand military cooperation
1013 -5 REQUEST Demand judicial cooperation
1014 -5 REQUEST Demand intelligence cooperation
102 -5 REQUEST Demand diplomatic cooperation (such as policy support)
103 -5 REQUEST Demand material aid
1031 -5 REQUEST Demand economic aid
1032 -5 REQUEST Demand military aid
1033 -5 REQUEST Demand humanitarian aid
1034 -5 REQUEST Demand military protection or peacekeeping
104 -5 REQUEST Demand political reform
1041 -5 REQUEST Demand change in leadership
1042 -5 REQUEST Demand policy change
1043 -5 REQUEST Demand rights
1044 -5 REQUEST Demand change in institutions, regime
105 -5 REQUEST Demand that target yields
1051 -5 REQUEST Demand easing of administrative sanctions
1052 -5 REQUEST Demand easing of political dissent
1053 -5 REQUEST Demand release of persons or property
1054 -5 REQUEST Demand easing of economic sanctions, boycott, or embargo
1055 -5 REQUEST Demand that target allows international involvement (non-mediation)
1056 -5 REQUEST Demand de-escalation of military engagement
106 -5 REQUEST Demand meeting, negotiation
107 -5 REQUEST Demand settling of dispute
108 -5 REQUEST Demand mediation
11 -2 ACCUSE DISAPPROVE
110 -2 ACCUSE Disapprove
111 -2 ACCUSE Criticize or denounce
112 -2 ACCUSE Accuse
1121 -2 ACCUSE Accuse of crime, corruption
1122 -2 ACCUSE Accuse of human rights abuses
1123 -2 ACCUSE Accuse of aggression
1124 -2 ACCUSE Accuse of war crimes
1125 -2 ACCUSE Accuse of espionage, treason
113 -2 ACCUSE Rally opposition against
114 -2 ACCUSE Complain officially
115 -2 ACCUSE Bring lawsuit against
116 -2 ACCUSE find guilty or liable (legally)
12 -4 REJECT REJECT
120 -4 REJECT Reject
121 -4 REJECT Reject material cooperation
1211 -4 REJECT Reject economic cooperation
1212 -4 REJECT Reject military cooperation
1213 -4 REJECT Reject judicial cooperation
122 -4 REJECT Reject request or demand for material aid
1221 -4 REJECT Reject request for economic aid
1222 -4 REJECT Reject request for military aid
1223 -4 REJECT Reject request for humanitarian aid
1224 -4 REJECT Reject request for military protection or peacekeeping
123 -4 REJECT Reject request or demand for political reform
1231 -4 REJECT Reject request for change in leadership
1232 -4 REJECT Reject request for policy change
1233 -4 REJECT Reject request for rights
1234 -4 REJECT Reject request for change in institutions, regime
124 -4 REJECT Refuse to yield
1241 -4 REJECT Refuse to ease administrative sanctions
1242 -4 REJECT Refuse to ease popular dissent
1243 -4 REJECT Refuse to release persons or property
1244 -4 REJECT Refuse to ease economic sanctions, boycott, or embargo
1245 -4 REJECT Refuse to allow international involvement (non mediation)
1246 -4 REJECT Refuse to de-escalate military engagement
125 -5 REJECT Reject proposal to meet, discuss, or negotiate
126 -5 REJECT Reject mediation
127 -5 REJECT Reject plan, agreement to settle dispute
128 -5 REJECT Defy norms, law
129 -5 REJECT Veto
13 -6 THREATEN THREATEN
130 -4.4 THREATEN Threaten
131 -5.8 THREATEN Threaten non-force
1311 -5.8 THREATEN Threaten to reduce or stop aid
1312 -5.8 THREATEN Threaten with sanctions, boycott, embargo
1313 -5.8 THREATEN Threaten to reduce or break relations
132 -5.8 THREATEN Threaten with administrative sanctions
1321 -5.8 THREATEN Threaten with restrictions on political freedoms
1322 -5.8 THREATEN Threaten to ban political parties or politicians
1323 -5.8 THREATEN Threaten to impose curfew
1324 -5.8 THREATEN Threaten to impose state of emergency or martial law
133 -5.8 THREATEN Threaten with political dissent, protest
134 -5.8 THREATEN Threaten to halt negotiations
135 -5.8 THREATEN Threaten to halt mediation
136 -7 THREATEN Threaten to halt international involvement (non-mediation)
137 -7 THREATEN Threaten with repression
138 -7 THREATEN Threaten with military force
1381 -7 THREATEN Threaten blockade
1382 -7 THREATEN Threaten occupation
1383 -7 THREATEN Threaten unconventional violence
1384 -7 THREATEN Threaten conventional attack
1385 -7 THREATEN Threaten attack with WMD
139 -7 THREATEN Give ultimatum
14 -6.5 PROTEST PROTEST
140 -6.5 PROTEST Engage in political dissent
141 -6.5 PROTEST Demonstrate or rally
1411 -6.5 PROTEST Demonstrate for leadership change
1412 -6.5 PROTEST Demonstrate for policy change
1413 -6.5 PROTEST Demonstrate for rights
1414 -6.5 PROTEST Demonstrate for change in institutions, regime
142 -6.5 PROTEST Conduct hunger strike
1421 -6.5 PROTEST Conduct hunger strike for leadership change
1422 -6.5 PROTEST Conduct hunger strike for policy change
1423 -6.5 PROTEST Conduct hunger strike for rights
1424 -6.5 PROTEST Conduct hunger strike for change in institutions, regime
143 -6.5 PROTEST Conduct strike or boycott
1431 -6.5 PROTEST Conduct strike or boycott for leadership change
1432 -6.5 PROTEST Conduct strike or boycott for policy change
1433 -6.5 PROTEST Conduct strike or boycott for rights
1434 -6.5 PROTEST Conduct strike or boycott for change in institutions, regime
144 -7.5 PROTEST Obstruct passage, block
1441 -7.5 PROTEST Obstruct passage to demand leadership change
1442 -7.5 PROTEST Obstruct passage to demand policy change
1443 -7.5 PROTEST Obstruct passage to demand rights
1444 -7.5 PROTEST Obstruct passage to demand change in institutions, regime
145 -7.5 PROTEST Protest violently, riot
1451 -7.5 PROTEST Engage in violent protest for leadership change
1452 -7.5 PROTEST Engage in violent protest for policy change
1453 -7.5 PROTEST Engage in violent protest for rights
1454 -7.5 PROTEST Engage in violent protest for change in institutions, regime
15 -7.2 MOBILIZE EXHIBIT FORCE POSTURE
150 -7.2 MOBILIZE Demonstrate military or police power
151 -7.2 MOBILIZE Increase police alert status
152 -7.2 MOBILIZE Increase military alert status
153 -7.2 MOBILIZE Mobilize or increase police power
154 -7.2 MOBILIZE Mobilize or increase armed forces
16 -4 SANCTION REDUCE RELATIONS
160 -4 SANCTION Reduce relations
161 -4 SANCTION Reduce or break diplomatic relations
162 -5.6 SANCTION Reduce or stop material aid
1621 -5.6 SANCTION Reduce or stop economic assistance
1622 -5.6 SANCTION Reduce or stop military assistance
1623 -5.6 SANCTION Reduce or stop humanitarian assistance
163 -8 COERCE Impose embargo, boycott, or sanctions
164 -6.5 SANCTION Halt negotiations
165 -7 SANCTION Halt mediation
166 -7 SANCTION Expel or withdraw
1661 -7 SANCTION Expel or withdraw peacekeepers
1662 -7 SANCTION Expel or withdraw inspectors, observers
1663 -7 SANCTION Expel or withdraw aid agencies
17 -7 COERCE COERCE
170 -7 COERCE Coerce
171 -9.2 COERCE Seize or damage property
1711 -9.2 COERCE Confiscate property
1712 -9.2 ASSAULT Destroy property
172 -5 COERCE Impose administrative sanctions
1721 -5 COERCE Impose restrictions on political freedoms
1722 -5 COERCE Ban political parties or politicians
1723 -5 COERCE Impose curfew
1724 -5 COERCE Impose state of emergency or martial law
173 -5 COERCE Arrest, detain, or charge with legal action
174 -5 COERCE Expel or deport individuals
175 -9 ASSAULT Use tactics of violent repression
18 -9 ASSAULT ASSAULT
180 -9 ASSAULT Use unconventional violence
181 -9 ASSAULT Abduct, hijack, or take hostage
182 -9.5 ASSAULT Physically assault
1821 -9 ASSAULT Sexually assault
1822 -9 ASSAULT Torture
1823 -10 ASSAULT Kill by physical assault
183 -10 ASSAULT Conduct suicide, car, or other non-military bombing
1831 -10 ASSAULT Carry out suicide bombing
1832 -10 ASSAULT Carry out car bombing
1833 -10 ASSAULT Carry out roadside bombing
184 -8 ASSAULT Use as human shield
185 -8 ASSAULT Attempt to assassinate
186 -10 ASSAULT Assassinate
19 -10 ASSAULT FIGHT
190 -10 ASSAULT Use conventional military force
191 -9.5 COERCE Impose blockade, restrict movement
192 -9.5 COERCE Occupy territory
193 -10 ASSAULT fight with small arms and light weapons
194 -10 ASSAULT fight with artillery and tanks
195 -10 ASSAULT Employ aerial weapons
196 -9.5 ASSAULT Violate ceasefire
20 -10 ASSAULT USE UNCONVENTIONAL MASS VIOLENCE
200 -10 ASSAULT Use unconventional mass violence
201 -9.5 ASSAULT Engage in mass expulsion
202 -10 ASSAULT Engage in mass killings
203 -10 ASSAULT Engage in ethnic cleansing
204 -10 ASSAULT Use weapons of mass destruction
2041 -10 ASSAULT Use chemical, biological, or radiological weapons
2042 -10 ASSAULT Detonate nuclear weapons
`;
