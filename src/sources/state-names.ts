/**
 * What the code lists do not say about states: which codes stand for more than one, which came out of which. Plain facts,
 * each of them; states are given by their Correlates of War number.
 */

/** Two records that go by one name, oldest first. The entry that joins them has the ISO codes. */
export const joinedStates = [
  { name: 'Germany', iso3: 'DEU', iso2: 'DE', last: 255, parts: [260, 255], codes: ['GER'] },
  { name: 'Yemen', iso3: 'YEM', iso2: 'YE', last: 679, parts: [678, 679], codes: [] },
] as const;

/** ISO codes that belong to the present end of a longer record: the record keeps its COW number as its id. */
export const sharedIso3: ReadonlyMap<string, number> = new Map([['SRB', 345]]);

/** Crosswalk rows whose COW number is that of a state long gone (Vatican City is not the Papal States). */
export const foreignIso3: ReadonlySet<string> = new Set(['VAT']);

/** Names to show where the lists' own would mislead. */
export const shownNames: ReadonlyMap<number, string> = new Map([
  [255, 'Germany'],
  [260, 'West Germany'],
  [265, 'East Germany'],
  [345, 'Yugoslavia/Serbia'],
  [730, 'Korea (to 1905)'],
  [817, 'South Vietnam'],
]);

/** Predecessors whose record bears the same COW number, with their last day. */
export const earlierStates: ReadonlyMap<number, readonly string[]> = new Map([
  [345, ['Yugoslavia/2003-02-03', 'Serbia and Montenegro/2006-06-04']],
  [365, ['Soviet Union/1991-12-25']],
  [816, ['North Vietnam/1976-07-01']],
]);

/** State → the state out of which it came without being its only successor. */
export const followedStates: ReadonlyMap<number, number> = new Map([
  ...[316, 317].map((state) => [state, 315] as const),
  ...[341, 343, 344, 346, 347, 349].map((state) => [state, 345] as const),
  ...[359, 366, 367, 368, 369, 370, 371, 372, 373, 701, 702, 703, 704, 705].map((state) => [state, 365] as const),
  [531, 530],
  [626, 625],
  [771, 770],
]);

/**
 * Codes that the crosswalk lacks: former ISO 3166 ones, and those of the UN's library, the World Bank (ADO, KSV, ROM, ZAR),
 * its trade database WITS (KN1, MNT, SVR, SVU, TAN, YDR, ZPM), Gapminder (KOS, CHESLO, …_WEST), Gleditsch and Ward, V-Dem.
 */
export const formerCodes: ReadonlyMap<number, readonly string[]> = new Map([
  [55, ['gw:55']],
  [60, ['KN1']],
  [232, ['ADO']],
  [240, ['vdem:HVR']],
  [245, ['vdem:BVR']],
  [260, ['DEU_WEST']],
  [265, ['DDR', 'DD', 'DEU_EAST']],
  [267, ['vdem:BDN']],
  [269, ['vdem:SXN']],
  [271, ['vdem:WRG', 'vdem:355']],
  [273, ['vdem:HKS', 'vdem:358']],
  [275, ['vdem:HDM', 'vdem:359']],
  [280, ['vdem:MCL']],
  [315, ['CSK', 'CS', 'CHESLO']],
  [327, ['vdem:PPS', 'vdem:361', 'gw:327', 'cowc:PAP']],
  [329, ['vdem:TWS']],
  [332, ['vdem:MDN']],
  [335, ['vdem:PRM']],
  [337, ['vdem:TSC']],
  [341, ['MNT']],
  [345, ['SRB', 'RS', 'YUG', 'YU', 'SCG']],
  [347, ['XKX', 'XKV', 'XK', 'KSV', 'KOS']],
  [360, ['ROM']],
  [365, ['SUN', 'SU', 'SVU']],
  [370, ['BYS']],
  [434, ['DHY', 'DY']],
  [439, ['HVO', 'HV']],
  [490, ['ZAR', 'ZR']],
  [510, ['EAT', 'TAN']],
  [511, ['EAZ', 'ZPM', 'vdem:ZZB']],
  [552, ['RHO', 'RH']],
  [678, ['YEM_NORTH']],
  [680, ['YMD', 'YD', 'YEM_SOUTH', 'YDR']],
  [775, ['BUR', 'BU']],
  [816, ['VDR', 'VD', 'gw:816']],
  [817, ['SVR']],
  [860, ['TMP', 'TP']],
  [955, ['gw:972']],
]);
