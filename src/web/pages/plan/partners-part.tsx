import { type Chart, formatNumber, shares, type SharesData } from '../../../charts/index.js';
import { capitalised, nameInText } from '../../messages/en/names.js';
import { plan as words } from '../../messages/en/plan.js';
import { DataTable, Depths, Figure, Unknown } from '../../shell/index.js';
import type { PartOptions, PlanTold } from './plan-answer.js';

const { partners: text } = words;
/** The same picture twice on a page: each table has a name of its own. */
const messengersChart: Chart<SharesData> = {
  ...shares,
  table: (data) => ({ ...shares.table(data), caption: text.together }),
};
const sharesChart: Chart<SharesData> = {
  ...shares,
  table: (data) => ({ ...shares.table(data), caption: text.shareTable }),
};
const ends = ['away from the aim', 'toward the aim'] as const;

/** Who would be the best messenger, and what each who acts has of the plan. Those that cannot be told apart share a place. */
export function PartnersPart({ answer: { result, origins } }: PartOptions) {
  const { messengers, shares: told } = result;
  const sampled = Math.max(0, ...told.map(({ error }) => error ?? 0));
  return (
    <Depths
      id="partners"
      title={text.title}
      picture={
        <div className="plan-two">
          {messengers.length === 0 ? (
            <Unknown>{text.none}</Unknown>
          ) : (
            <Figure
              chart={messengersChart}
              data={messengersData(result)}
              origins={origins}
              name="messengers"
              findingAs="h3"
              finding={bestMessenger(result)}
              note={text.note}
            />
          )}
          {told.length > 0 && (
            <Figure
              chart={sharesChart}
              data={sharesData(result)}
              origins={origins}
              name="shares"
              findingAs="h3"
              finding={capitalised(text.shares(told.map(({ name }) => nameInText(name))))}
              note={`${text.sharesNote}${sampled > 0 ? ` ${text.sampled(formatNumber(sampled))}` : ''}`}
            />
          )}
        </div>
      }
      everythingTitle={text.everything}
      {...(messengers.length === 0 ? {} : { everything: <DataTable table={messengerTable(result)} /> })}
    />
  );
}

function bestMessenger({ messengers }: PlanTold): string {
  const first = messengers.filter(({ place }) => place === 1).map(({ name }) => nameInText(name));
  return first.length === 1 ? text.findingOne(first[0]!) : text.findingTied(first);
}

function messengersData({ messengers, scale }: PlanTold): SharesData {
  const sharing = (place: number): boolean => messengers.filter((one) => one.place === place).length > 1;
  return {
    audience: text.whole,
    kind: 'distance',
    unit: scale.unit,
    ends,
    rows: messengers.map(({ id, name, place, together }) => ({
      id,
      name: text.messenger(name, place, sharing(place)),
      own: place === 1,
      share: together,
    })),
  };
}

function sharesData({ shares: told, actor, scale }: PlanTold): SharesData {
  return {
    audience: text.whole,
    kind: 'distance',
    unit: scale.unit,
    ends,
    rows: told.map(({ id, name, share }) => ({ id, name, own: id === actor.id, share })),
  };
}

function messengerTable({ messengers, scale }: PlanTold) {
  const triple = (name: string, title: string) =>
    ['q50', 'q05', 'q95'].map((part) => ({
      name: `${name}_${part}`,
      title: part === 'q50' ? title : `${title}, ${part === 'q05' ? 'from' : 'to'}`,
      unit: part === 'q50' ? scale.unit : '',
    }));
  const [place, partner, together, adds, alone, best] = text.columns;
  return {
    caption: text.caption,
    columns: [
      { name: 'place', title: place },
      { name: 'partner', title: partner },
      ...triple('together', together),
      ...triple('adds', adds),
      ...triple('alone', alone),
      { name: 'best', title: best },
    ],
    rows: messengers.map((one) => [
      one.place,
      one.name,
      ...[one.together, one.adds, one.alone].flatMap(({ q50, q05, q95 }) => [q50, q05, q95]),
      one.bestChance,
    ]),
  };
}
