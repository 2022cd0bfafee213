import type { RegisterEntry } from '../model/index.js';

/** How an organisation is known. Spells are from entry into force of the treaty it rests on, `first day/last day`. */
interface Organisation {
  readonly name: string;
  /** Short forms, and how statistical offices write it. */
  readonly aliases?: readonly string[];
  readonly spells?: readonly string[];
  /** Predecessors whose record bears the same id, `name/last day`. */
  readonly earlier?: readonly string[];
}

/**
 * Organisations by what follows `org:` in their ids. Intergovernmental first, then those of the United Nations' family,
 * banks and funds, courts, and others. Plain facts; days from the treaties themselves: UN Charter, North Atlantic Treaty,
 * treaties of Rome and Maastricht, Pact of the League of Arab States, charters of the OAS, OAU and GCC, Constitutive Act
 * of the African Union, Helsinki Final Act, statutes of the Council of Europe and of the International Criminal Court,
 * Articles of Agreement of the IMF and the World Bank, Marrakesh Agreement, Treaty of Brussels as modified, Bangkok
 * Declaration, Warsaw Treaty.
 */
const organisations: Readonly<Record<string, Organisation>> = {
  UN: { name: 'United Nations', aliases: ['UN', 'U.N.', 'United Nations Organisation'], spells: ['1945-10-24/'] },
  EU: {
    name: 'European Union',
    aliases: [
      'EU',
      'E.U.',
      'EC',
      'EEC',
      'European Community',
      'European Communities',
      'European Economic Community',
      'European Commission',
      'European Parliament',
      'EU Institutions',
      'Other EU institutions',
      'EDF',
    ],
    spells: ['1958-01-01/'],
    earlier: ['European Communities/1993-10-31'],
  },
  NATO: {
    name: 'North Atlantic Treaty Organization',
    aliases: ['NATO', 'North Atlantic Treaty Organisation', 'Atlantic Alliance'],
    spells: ['1949-08-24/'],
  },
  ARL: { name: 'League of Arab States', aliases: ['Arab League'], spells: ['1945-05-10/'] },
  AU: {
    name: 'African Union',
    aliases: ['Organisation of African Unity', 'Organization of African Unity', 'OAU'],
    spells: ['1963-09-13/'],
    earlier: ['Organisation of African Unity/2002-07-08'],
  },
  OAS: {
    name: 'Organization of American States',
    aliases: ['OAS', 'Organisation of American States'],
    spells: ['1951-12-13/'],
  },
  OSCE: {
    name: 'Organization for Security and Co-operation in Europe',
    aliases: [
      'OSCE',
      'CSCE',
      'Organisation for Security and Cooperation in Europe',
      'Conference on Security and Co-operation in Europe',
    ],
    spells: ['1975-08-01/'],
    earlier: ['Conference on Security and Co-operation in Europe/1994-12-31'],
  },
  COE: { name: 'Council of Europe', spells: ['1949-08-03/'] },
  OIC: {
    name: 'Organisation of Islamic Cooperation',
    aliases: ['OIC', 'Organisation of the Islamic Conference', 'Islamic Conference Organization'],
  },
  GCC: { name: 'Gulf Cooperation Council', aliases: ['GCC'], spells: ['1981-05-25/'] },
  ACC: { name: 'Arab Cooperation Council' },
  CAEU: { name: 'Council of Arab Economic Unity', aliases: ['Arab Economic Unity Council'] },
  OPEC: { name: 'Organization of the Petroleum Exporting Countries', aliases: ['OPEC'] },
  OAPEC: { name: 'Organization of Arab Petroleum Exporting Countries', aliases: ['OAPEC'] },
  CIS: { name: 'Commonwealth of Independent States' },
  ASEAN: { name: 'Association of Southeast Asian Nations', aliases: ['ASEAN'], spells: ['1967-08-08/'] },
  WEU: { name: 'Western European Union', spells: ['1955-05-06/2011-06-30'] },
  WARSAWPACT: { name: 'Warsaw Pact', aliases: ['Warsaw Treaty Organization'], spells: ['1955-06-04/1991-07-01'] },
  COMECON: { name: 'Council for Mutual Economic Assistance', aliases: ['COMECON'] },
  EFTA: { name: 'European Free Trade Association', aliases: ['EFTA'] },
  OECD: { name: 'Organisation for Economic Co-operation and Development', aliases: ['OECD'] },
  ECOWAS: { name: 'Economic Community of West African States', aliases: ['ECOWAS'] },
  NAFTA: { name: 'North American Free Trade Agreement', aliases: ['NAFTA', 'NAFTA panel'] },
  COMMONWEALTH: { name: 'Commonwealth of Nations', aliases: ['British Commonwealth', 'The Commonwealth'] },
  NAM: { name: 'Non-Aligned Movement', aliases: ['Nonaligned Movement'] },
  G7: { name: 'Group of Seven', aliases: ['G7', 'G-7'] },
  G8: { name: 'Group of Eight', aliases: ['G8', 'G-8'] },
  G77: { name: 'Group of 77', aliases: ['G77', 'G-77', 'Group of Seventy-Seven'] },
  IPU: { name: 'Inter-Parliamentary Union' },
  INTERPOL: { name: 'International Criminal Police Organization', aliases: ['Interpol'] },
  GGGI: { name: 'Global Green Growth Institute', aliases: ['Global Green Growth Institute [GGGI]'] },
  // The United Nations' family
  IAEA: {
    name: 'International Atomic Energy Agency',
    aliases: ['IAEA', 'International Atomic Energy Agency [IAEA]'],
    spells: ['1957-07-29/'],
  },
  WHO: {
    name: 'World Health Organization',
    aliases: ['World Health Organisation', 'World Health Organisation [WHO]'],
    spells: ['1948-04-07/'],
  },
  ILO: {
    name: 'International Labour Organization',
    aliases: ['ILO', 'International Labour Organisation', 'International Labour Organisation [ILO]'],
  },
  FAO: {
    name: 'Food and Agriculture Organization',
    aliases: ['FAO', 'Food and Agriculture Organisation [FAO]'],
  },
  UNESCO: { name: 'United Nations Educational, Scientific and Cultural Organization', aliases: ['UNESCO'] },
  UNHCR: { name: 'UN High Commissioner for Refugees', aliases: ['UNHCR', 'UN Refugee Agency'] },
  OHCHR: { name: 'UN High Commissioner for Human Rights', aliases: ['OHCHR'] },
  UNICEF: { name: 'United Nations Children’s Fund', aliases: ['UNICEF'] },
  WFP: { name: 'World Food Programme', aliases: ['WFP', 'World Food Program'] },
  UNDP: { name: 'United Nations Development Programme', aliases: ['UNDP'] },
  UNFPA: { name: 'United Nations Population Fund', aliases: ['UNFPA'] },
  UNRWA: { name: 'UN Relief and Works Agency for Palestine Refugees', aliases: ['UNRWA'] },
  UNAIDS: { name: 'Joint United Nations Programme on HIV/AIDS', aliases: ['UNAIDS'] },
  UNEP: { name: 'United Nations Environment Programme', aliases: ['UNEP'] },
  UNTA: { name: 'United Nations Regular Programme of Technical Assistance', aliases: ['UNTA'] },
  UNECE: { name: 'United Nations Economic Commission for Europe', aliases: ['UNECE'] },
  UNPBF: { name: 'UN Peacebuilding Fund', aliases: ['UN Peacebuilding Fund [UNPBF]'] },
  UNIDIR: {
    name: 'UN Institute for Disarmament Research',
    aliases: ['UN Institute for Disarmament Research [UNIDIR]'],
  },
  CERF: { name: 'Central Emergency Response Fund', aliases: ['Central Emergency Response Fund [CERF]'] },
  UNWTO: { name: 'World Tourism Organization', aliases: ['World Tourism Organisation [UNWTO]'] },
  IFAD: { name: 'International Fund for Agricultural Development', aliases: ['IFAD'] },
  IMF: {
    name: 'International Monetary Fund',
    aliases: ['IMF', 'IMF (Concessional Trust Funds)'],
    spells: ['1945-12-27/'],
  },
  WB: { name: 'World Bank', aliases: ['World Bank Group', 'IBRD', 'IBRD and IDA'], spells: ['1945-12-27/'] },
  WTO: {
    name: 'World Trade Organization',
    aliases: ['WTO', 'World Trade Organisation', 'GATT', 'General Agreement on Tariffs and Trade'],
    spells: ['1948-01-01/'],
    earlier: ['General Agreement on Tariffs and Trade/1994-12-31'],
  },
  // Banks and funds
  IBRD: {
    name: 'International Bank for Reconstruction and Development',
    aliases: ['International Bank for Reconstruction and Development [IBRD]'],
  },
  IDA: {
    name: 'International Development Association',
    aliases: ['IDA', 'International Development Association [IDA]', 'IDA-MDRI'],
  },
  IFC: { name: 'International Finance Corporation', aliases: ['IFC', 'International Finance Corporation [IFC]'] },
  MIGA: { name: 'Multilateral Investment Guarantee Agency', aliases: ['MIGA'] },
  EBRD: {
    name: 'European Bank for Reconstruction and Development',
    aliases: ['EBRD', 'European Bank for Reconstruction and Development [EBRD]'],
  },
  EIB: { name: 'European Investment Bank', aliases: ['EIB'] },
  ECB: { name: 'European Central Bank' },
  CEB: { name: 'Council of Europe Development Bank', aliases: ['Council of Europe Development Bank [CEB]'] },
  AFDB: { name: 'African Development Bank', aliases: ['African Development Bank [AfDB]', 'Af. D B'] },
  AFDF: { name: 'African Development Fund', aliases: ['African Development Fund [AfDF]', 'African Dev. Fund'] },
  ADB: {
    name: 'Asian Development Bank',
    aliases: ['Asian Development Bank [AsDB]', 'Asian Dev. Bank', 'AsDB Special Funds'],
  },
  AIIB: { name: 'Asian Infrastructure Investment Bank', aliases: ['Asian Infrastructure Investment Bank [AIIB]'] },
  IADB: {
    name: 'Inter-American Development Bank',
    aliases: ['Inter-American Development Bank [IDB]', 'IDB', 'IDB Special Oper. Fund'],
  },
  CDB: {
    name: 'Caribbean Development Bank',
    aliases: ['Caribbean Development Bank [CarDB]', 'Caribbean Dev. Bank'],
  },
  CABEI: { name: 'Central American Bank for Economic Integration', aliases: ['CABEI'] },
  ISDB: { name: 'Islamic Development Bank', aliases: ['Islamic Development Bank [IsDB]'] },
  BADEA: {
    name: 'Arab Bank for Economic Development in Africa',
    aliases: ['Arab Bank for Economic Development in Africa [BADEA]'],
  },
  AFESD: { name: 'Arab Fund for Economic and Social Development', aliases: ['Arab Fund (AFESD)'] },
  AMF: { name: 'Arab Monetary Fund' },
  OFID: {
    name: 'OPEC Fund for International Development',
    aliases: ['OPEC Fund for International Development [OPEC Fund]'],
  },
  NDF: { name: 'Nordic Development Fund', aliases: ['Nordic Development Fund [NDF]'] },
  GEF: { name: 'Global Environment Facility', aliases: ['Global Environment Facility [GEF]'] },
  GCF: { name: 'Green Climate Fund', aliases: ['Green Climate Fund [GCF]'] },
  CIF: { name: 'Climate Investment Funds', aliases: ['Climate Investment Funds [CIF]'] },
  ADAPTATION: { name: 'Adaptation Fund' },
  MLF: {
    name: 'Multilateral Fund for the Implementation of the Montreal Protocol',
    aliases: ['Montreal Protocol'],
  },
  GFATM: { name: 'Global Fund to Fight AIDS, Tuberculosis and Malaria', aliases: ['Global Fund'] },
  GAVI: {
    name: 'Global Alliance for Vaccines and Immunization',
    aliases: ['GAVI', 'Global Alliance for Vaccines and Immunization [GAVI]'],
  },
  CEF: { name: 'Center of Excellence in Finance', aliases: ['Center of Excellence in Finance [CEF]'] },
  // Courts
  ICJ: { name: 'International Court of Justice', aliases: ['World Court'] },
  ICC: { name: 'International Criminal Court', spells: ['2002-07-01/'] },
  WCT: {
    name: 'International war crimes tribunals',
    aliases: ['International Criminal Tribunal for the former Yugoslavia', 'ICTY'],
  },
  // Others that act across borders
  SMOM: { name: 'Sovereign Military Order of Malta' },
  RCRC: {
    name: 'International Red Cross and Red Crescent Movement',
    aliases: ['Red Cross', 'Red Crescent', 'International Committee of the Red Cross', 'ICRC'],
  },
  AMNESTY: { name: 'Amnesty International' },
  HRW: { name: 'Human Rights Watch' },
  MSF: { name: 'Médecins Sans Frontières', aliases: ['Doctors Without Borders'] },
  OXFAM: { name: 'Oxfam' },
  GREENPEACE: { name: 'Greenpeace' },
  WEF: { name: 'World Economic Forum' },
  IHF: { name: 'International Helsinki Federation for Human Rights' },
};

/** The register's organisations, by their place in the list above. */
export function makeOrganisations(): RegisterEntry[] {
  return Object.entries(organisations).map(([key, { name, aliases = [], spells = [], earlier = [] }]) => ({
    id: `org:${key}`,
    kind: 'organisation',
    name,
    iso3: null,
    iso2: null,
    cow: null,
    region: null,
    aliases: JSON.stringify(aliases),
    codes: '[]',
    spells: JSON.stringify(spells),
    parts: JSON.stringify([`org:${key}`]),
    earlier: JSON.stringify(earlier),
    follows: null,
  }));
}
