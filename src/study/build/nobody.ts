/**
 * Why somebody whom a source names is no actor of the register, by how the label is written; null where no reason is known.
 * Plain facts.
 */
export function whyNobody(label: string): string | null {
  if (/\b(Foundation|Fund|Trust|Lottery)\b|Omidyar|Comic Relief/.test(label)) return 'a private donor';
  if (label.startsWith('TIES institution ')) return 'an institution the source gives no name for';
  if (/^(Ministry|Government) of|Administration$|^Indigenous /.test(label)) return 'a body or people, not a country';
  return reasons[label.split(' · ')[0]!] ?? reasons[label] ?? null;
}

const reasons: Readonly<Record<string, string>> = {
  Abkhazia: 'recognised by few states',
  'South Ossetia': 'recognised by few states',
  'Northern Cyprus': 'recognised by one state',
  'Turkish Republic of Northern Cyprus': 'recognised by one state',
  Somaliland: 'recognised by hardly any state',
  Quebec: 'a part of Canada',
  'Belgium-Luxembourg': 'two states in one number, until 1998',
  'Pacific Islands': 'a trust territory, today four countries',
  'Us Msc.Pac.I': 'several islands of the United States in one number',
  'iso3:PCZ': 'the Panama Canal Zone, which ended in 1979',
  'iso3:RYU': 'the Ryukyu Islands, a part of Japan again since 1972',
  'iso3:SIK': 'Sikkim, a part of India since 1975',
  Hyderabad: 'a state until 1948 that the list of states does not have',
  Tibetan: 'a people, not a country',
  'unhcr:TIB': 'a people, not a country',
  'Palestine/British Mandate': 'a mandate, which ended in 1948',
  'Palestine/Gaza': 'a part of the Palestinian territories, beside the whole',
};
