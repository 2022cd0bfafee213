/** CAMEO 01–08, a code a line: code, weight, PLOVER event type (- = dropped or two), title. */
export const cameoCooperation = `
01 0 - MAKE PUBLIC STATEMENT
010 0 - Make statement
011 -0.1 - Decline comment
012 -0.4 - Make pessimistic comment
013 0.4 - Make optimistic comment
014 0 - Consider policy option
015 0 - Acknowledge or claim responsibility
016 -5 - Deny responsibility
017 0 - Engage in symbolic act
018 3.4 - Make empathetic comment
019 3.4 - Express accord
02 3 - APPEAL
020 3 - Make an appeal or request
021 3.4 - Appeal for material cooperation
0211 3.4 - Appeal for economic cooperation
0212 3.4 - Appeal for military cooperation
0213 3.4 - Appeal for judicial cooperation
0214 3.4 - Appeal for intelligence
022 3.4 - Appeal for diplomatic cooperation (such as policy support)
023 3.4 - Appeal for aid
0231 3.4 - Appeal for economic aid
0232 3.4 - Appeal for military aid
0233 3.4 - Appeal for humanitarian aid
0234 3.4 - Appeal for military protection or peacekeeping
024 -0.3 - Appeal for political reform
0241 -0.3 - Appeal for change in leadership
0242 -0.3 - Appeal for policy change
0243 -0.3 - Appeal for rights
0244 -0.3 - Appeal for change in institutions, regime
025 -0.3 - Appeal to yield
0251 -0.3 - Appeal for easing of administrative sanctions
0252 -0.3 - Appeal for easing of political dissent
0253 -0.3 - Appeal for release of persons or property
0254 -0.3 - Appeal for easing of economic sanctions, boycott, or embargo
0255 -0.3 - Appeal for target to allow international involvement (non-mediation)
0256 -0.3 - Appeal for de-escalation of military engagement
026 4 - Appeal to others to meet or negotiate
027 4 - Appeal to others to settle dispute
028 4 - Appeal to engage in or accept mediation
03 4 AGREE EXPRESS INTENT TO COOPERATE
030 4 AGREE Express intent to cooperate
031 5.2 AGREE Express intent to engage in material cooperation
0311 5.2 AGREE Express intent to cooperate economically
0312 5.2 AGREE Express intent to cooperate militarily
0313 5.2 AGREE Express intent to cooperate on judicial matters
0314 5.2 AGREE Express intent to cooperate on intelligence
032 4.5 AGREE Express intent to engage in diplomatic cooperation (such as policy support)
033 5.2 AGREE Express intent to provide material aid
0331 5.2 AGREE Express intent to provide economic aid
0332 5.2 AGREE Express intent to provide military aid
0333 5.2 AGREE Express intent to provide humanitarian aid
0334 6 AGREE Express intent to provide military protection or peacekeeping
034 7 AGREE Express intent to institute political reform
0341 7 AGREE Express intent to change leadership
0342 7 AGREE Express intent to change policy
0343 7 AGREE Express intent to provide rights
0344 7 AGREE Express intent to change institutions, regime
035 7 AGREE Express intent to yield
0351 7 AGREE Express intent to ease administrative sanctions
0352 7 AGREE Express intent to ease popular dissent
0353 7 AGREE Express intent to release persons or property
0354 7 AGREE Express intent to ease economic sanctions, boycott, or embargo
0355 7 AGREE Express intent to allow international involvement (non-mediation)
0356 7 AGREE Express intent to de-escalate military engagement
036 4 AGREE Express intent to meet or negotiate
037 5 AGREE Express intent to settle dispute
038 7 AGREE Express intent to accept mediation
039 5 AGREE Express intent to mediate
04 1 CONSULT CONSULT
040 1 CONSULT Consult
041 1 CONSULT Discuss by telephone
042 1.9 CONSULT Make a visit
043 2.8 CONSULT Host a visit
044 2.5 CONSULT Meet at a 'third' location
045 5 CONSULT Mediate
046 7 CONSULT Engage in negotiation
05 3.5 SUPPORT ENGAGE IN DIPLOMATIC COOPERATION
050 3.5 SUPPORT Engage in diplomatic cooperation
051 3.4 SUPPORT Praise or endorse
052 3.5 SUPPORT Defend verbally
053 3.8 SUPPORT Rally support on behalf of
054 6 SUPPORT Grant diplomatic recognition
055 7 SUPPORT Apologize
056 7 SUPPORT Forgive
057 8 SUPPORT Sign formal agreement
06 6 COOPERATE ENGAGE IN MATERIAL COOPERATION
060 6 COOPERATE Engage in material cooperation
061 6.4 COOPERATE Cooperate economically
062 7.4 COOPERATE Cooperate militarily
063 7.4 COOPERATE Engage in judicial cooperation
064 7 COOPERATE Share intelligence or information
07 7 AID PROVIDE AID
070 7 AID Provide aid
071 7.4 AID Provide economic aid
072 8.3 AID Provide military aid
073 7.4 AID Provide humanitarian aid
074 8.5 AID Provide military protection or peacekeeping
075 7 AID Grant asylum
08 5 - YIELD
080 5 CONCEDE Yield
081 5 CONCEDE Ease administrative sanctions
0811 5 CONCEDE Ease restrictions on political freedoms
0812 5 CONCEDE Ease ban on political parties or politicians
0813 5 RETREAT Ease curfew
0814 5 RETREAT Ease state of emergency or martial law
082 5 CONCEDE Ease political dissent
083 5 CONCEDE Accede to requests or demands for political reform
0831 5 CONCEDE Accede to demands for change in leadership
0832 5 CONCEDE Accede to demands for change in policy
0833 5 CONCEDE Accede to demands for rights
0834 5 CONCEDE Accede to demands for change in institutions, regime
084 7 RETREAT Return, release
0841 7 RETREAT Return, release person(s)
0842 7 RETREAT Return, release property
085 7 RETREAT Ease economic sanctions, boycott, embargo
086 9 RETREAT Allow international involvement
0861 9 RETREAT Receive deployment of peacekeepers
0862 9 RETREAT Receive inspectors
0863 9 RETREAT Allow humanitarian access
087 9 RETREAT De-escalate military engagement
0871 9 RETREAT Declare truce, ceasefire
0872 9 RETREAT Ease military blockade
0873 9 RETREAT Demobilize armed forces
0874 10 RETREAT Retreat or surrender militarily
`;
