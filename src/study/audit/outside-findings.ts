/** How far a figure of ours can be laid beside one in print. */
export type Comparability =
  /** The same act and a kindred outcome, with other people, spans or questions. */
  | 'loose'
  /** Another outcome, another act, or another unit of counting: no figure of ours can agree or disagree. */
  | 'none';

/** A finding in print that claims here are held against: facts with their source, in our own words. */
export interface OutsideFinding {
  readonly id: string;
  /** Who, where, when. */
  readonly source: string;
  readonly url: string;
  /** What was found, with its figures. */
  readonly finding: string;
  readonly unit: string;
  /** Of what, or against what, the figure is counted. */
  readonly base: string;
  readonly sample: string;
  /** What of ours is nearest; responses are read from the law, never typed in. Null where nothing is. */
  readonly nearest: { readonly design: string; readonly instruments: readonly string[] } | null;
  readonly comparability: Comparability;
  /** Why it is comparable or not, and why figures may part. */
  readonly why: string;
  /** The figure in percentage points of all who were asked, where ours can be told in them. */
  readonly points: number | null;
}

const sanctions = ['sanctions-total', 'sanctions-trade', 'sanctions-finance'] as const;

/** In the order in which they are shown. */
export const outsideFindings: readonly OutsideFinding[] = [
  {
    id: 'high-level-visits',
    source: 'Goldsmith, Horiuchi and Matush, American Political Science Review 115, 2021',
    url: 'https://doi.org/10.1017/S0003055421000393',
    finding:
      'Approval of a country’s leadership is 2.3 percentage points higher just after the first day of a visit by its leader than just before; the gain fades after about 20 days.',
    unit: 'percentage points of all respondents',
    base: 'respondents of the same survey in the same host country a few days earlier',
    sample: '15 leaders of 9 countries over 11 years, 38 host countries, 32,456 respondents',
    nearest: { design: 'favourability', instruments: ['presidential-visit', 'secretary-visit'] },
    comparability: 'loose',
    why: 'Theirs is a comparison within days, ours from one year’s survey to the next: what fades within weeks can hardly be seen a year later, and where it is not seen there it is not refuted. Ours is about visits of United States presidents and secretaries alone, about favourable opinion of the country and not approval of its leadership, and about hosts that Pew asked; host and year of a visit are chosen, where theirs rest on the day of the interview.',
    points: 2.3,
  },
  {
    id: 'sanctions-success-hseo',
    source:
      'Hufbauer, Schott, Elliott and Oegg, Economic Sanctions Reconsidered; the count as told by Hufbauer in 2014',
    url: 'https://www.cato-unbound.org/2014/11/07/gary-clyde-hufbauer/sanctions-sometimes-succeed-no-all-purpose-cure',
    finding: 'About a third of 224 episodes of economic sanctions succeeded at least in part.',
    unit: 'share of episodes',
    base: 'episodes judged by what the sender wanted, and by what the sanctions contributed; partial success counts',
    sample: '224 episodes of the past century',
    nearest: { design: 'unga', instruments: sanctions },
    comparability: 'none',
    why: 'Theirs is a share of episodes that reached their own aim as experts judged it; ours is how far the target’s votes moved toward the sender’s. The aim of a sanction is hardly ever a vote, and episodes are chosen by those who impose them.',
    points: null,
  },
  {
    id: 'sanctions-success-ties',
    source:
      'Morgan, Bapat and Kobayashi, Threat and Imposition of Economic Sanctions 1945–2005, Conflict Management and Peace Science 31, 2014',
    url: 'https://doi.org/10.1177/0738894213520379',
    finding: 'By a strict rule about 27 % of cases ended as the sender wanted.',
    unit: 'share of cases',
    base: 'cases with a known outcome, threats among them; settlements by talks do not count under the strict rule',
    sample: 'threats and sanctions from 1945 to 2005, 1,412 cases',
    nearest: { design: 'unga', instruments: [...sanctions, 'sanction-threat-total'] },
    comparability: 'none',
    why: 'Our doses of sanctions come from the same collection, but not its judgement of outcomes: ours is movement of votes. Its rule is stricter than that of the other count, and its cases are others: the two shares do not stand on one scale either.',
    points: null,
  },
  {
    id: 'sanctions-growth',
    source: 'Neuenkirch and Neumeier, European Journal of Political Economy 40, 2015',
    url: 'https://www.fiw.ac.at/publications/the-impact-of-un-and-us-economic-sanctions-on-gdp-growth/',
    finding:
      'Under UN sanctions real growth per head is lower by 2.3 to 3.5 percentage points a year, for ten years; under United States sanctions by 0.5 to 0.9, for seven.',
    unit: 'percentage points of yearly growth',
    base: 'growth of states without sanctions, other things held equal',
    sample: '68 countries, 1976 to 2012',
    nearest: null,
    comparability: 'none',
    why: 'An economy is not an audience: growth is no position toward anybody. It is a cost to people, and belongs beside a response, not against it; our ledger counts years under sanction, and no growth lost by them.',
    points: null,
  },
  {
    id: 'sanctions-life-expectancy',
    source: 'Gutmann, Neuenkirch and Neumeier, Journal of Development Studies 57, 2021',
    url: 'https://sanctionsplatform.ohchr.org/record/4503?ln=en',
    finding:
      'An average episode of UN sanctions takes 1.2 to 1.4 years off life expectancy, one of United States sanctions 0.4 to 0.5.',
    unit: 'years of life expectancy',
    base: 'matched countries without sanctions',
    sample: '98 less developed and newly industrialised countries, 1977 to 2012',
    nearest: null,
    comparability: 'none',
    why: 'A cost to people. Our ledger counts years under sanction and no lives lost by them. On the sanctions of the UN this finding and the next contradict each other; both are shown, and nothing here decides between them.',
    points: null,
  },
  {
    id: 'sanctions-mortality',
    source: 'Rodríguez, Rendón and Weisbrot, The Lancet Global Health 13, 2025',
    url: 'https://doi.org/10.1016/S2214-109X(25)00189-5',
    finding:
      'Unilateral sanctions go with 564,258 deaths a year (367,838 to 760,677); of UN sanctions no effect was found.',
    unit: 'deaths a year, all target countries together',
    base: 'mortality by age of states without sanctions, by several designs',
    sample: '152 countries, 1971 to 2021',
    nearest: null,
    comparability: 'none',
    why: 'A cost to people, of which our ledger holds none that is owed to sanctions. It parts from the finding before on the sanctions of the UN.',
    points: null,
  },
  {
    id: 'influence-and-exports',
    source: 'Rose, Like Me, Buy Me: The Effect of Soft Power on Exports, Economics and Politics 28, 2016',
    url: 'https://econpapers.repec.org/paper/cprceprdp/10713.htm',
    finding:
      'One percent more of net positive influence in the eyes of the importer goes with about 0.8 % more exports to it.',
    unit: 'percent of exports for a percent of net positive answers',
    base: 'a gravity model of trade between pairs',
    sample: 'opinions of up to 17 countries in up to 46, 2006 to 2013',
    nearest: { design: 'favourability', instruments: ['trade-agreement', 'trade-agreement-signed'] },
    comparability: 'none',
    why: 'Its arrow goes from opinion to trade. Ours goes from agreements on trade to opinion: a response of ours neither supports nor disturbs it.',
    points: null,
  },
  {
    id: 'nonviolent-campaigns',
    source: 'Chenoweth and Stephan, Why Civil Resistance Works, 2011',
    url: 'https://cup.columbia.edu/book/why-civil-resistance-works/9780231156837',
    finding: 'Of nonviolent campaigns 53 % reached their aim, of violent ones 26 %.',
    unit: 'share of campaigns',
    base: 'campaigns for a change of government, for a territory or against an occupier, by whether they got it',
    sample: '323 campaigns, 1900 to 2006',
    nearest: { design: 'unga-recent', instruments: ['armed-conflict'] },
    comparability: 'none',
    why: 'Campaigns of people inside a state, judged by their own aim. Ours is what states do to states. Who can win without arms may be who takes none up: the two shares do not tell what the same campaign would have got by other means.',
    points: null,
  },
  {
    id: 'council-seat-and-aid',
    source: 'Kuziemko and Werker, Journal of Political Economy 114, 2006',
    url: 'https://doi.org/10.1086/507155',
    finding:
      'A rotating seat on the UN Security Council goes with 59 % more aid from the United States, and 8 % more from the UN.',
    unit: 'percent of aid received',
    base: 'the same country in years without a seat',
    sample: 'a panel of countries that receive aid',
    nearest: { design: 'unga-recent', instruments: ['aid'] },
    comparability: 'none',
    why: 'It shows that aid follows votes that matter. Ours asks whether votes follow aid, in the General Assembly: the other arrow, and a warning that aid is given where votes are wanted.',
    points: null,
  },
];
