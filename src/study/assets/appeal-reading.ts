import { formatEstimate, sized } from '../../mechanics/index.js';
import type { Step } from '../../model/index.js';
import type { AppealTold } from './appeal-told.js';
import { uncapitalised } from '../telling.js';

/** One quality on one scale, in a sentence that says what is not known. `note`: why nothing can be told; else empty. */
export function readAppeal(
  told: Omit<AppealTold, 'sentence'>,
  { step, note }: { readonly step: Step; readonly note: string },
): string {
  const { scale, category, years, push, known, grade } = told;
  const when = years === null ? '' : `, ${years.from} to ${years.to}`;
  const where = `On ${uncapitalised(scale.title)}${when}`;
  if (push === null)
    return `${where}, whether ${moreOf(category)} draw${category === 'ties' ? '' : 's'} audiences cannot be told: ${note}.`;
  if (known !== true)
    return `${where}, we do not know whether ${moreOf(category)} than the average actor’s draw${category === 'ties' ? '' : 's'} audiences: shuffled actors show as much.`;
  const way = push.q50 > 0;
  const what =
    scale.kind === 'common'
      ? `audiences move ${way ? 'toward' : 'away from'} where the actors stand`
      : `audiences move ${way ? 'up' : 'down'} about the actors`;
  const size = `${formatEstimate(sized(push), null)} % of the scale’s spread in a usual ${step}`;
  return `${where}, ${what} that have ${moreOf(category)} than the average one, by ${size}. Evidence: ${grade.word} (${grade.because}).`;
}

/** What is known of all of them, in a sentence or two. */
export function readAppeals(told: readonly AppealTold[]): string {
  const assets = told.filter(({ category }) => category !== 'ties');
  const fitted = assets.filter(({ push }) => push !== null);
  const known = fitted.filter((one) => one.known === true);
  const laws = new Set(told.map(({ design, standing }) => `${design} ${standing}`)).size;
  const of = `Of ${fitted.length} appeals of legitimacy, authority and competence that could be fitted under ${laws} ${laws === 1 ? 'law' : 'laws'}`;
  if (known.length === 0)
    return `${of}, none stands out from what shuffled actors show: whether assets matter is not known.`;
  const toward = known.filter(({ push }) => push!.q50 > 0).length;
  const away = known.length - toward;
  const drawing = toward === 1 ? 'draws' : 'draw';
  const repelling = away === 1 ? 'repels' : 'repel';
  const ways = [
    ...(toward === 0 ? [] : [`${toward} ${drawing}`]),
    ...(away === 0 ? [] : [`${away} ${repelling}`]),
  ].join(' and ');
  const rest = fitted.length - known.length;
  return `${of}, ${known.length} ${known.length === 1 ? 'stands' : 'stand'} out from what shuffled actors show (${ways})${rest === 0 ? '' : `; of ${rest} it is not known`}.`;
}

function moreOf(category: string): string {
  return category === 'ties' ? 'stronger ties' : `more ${category}`;
}

/** All of it in a paragraph: what is known in full, and in a sentence a law what is not and what cannot be told. */
export function appealParagraph(told: readonly AppealTold[]): string {
  const laws = [...new Set(told.map(({ design, standing }) => `${design} ${standing}`))];
  return laws
    .flatMap((law) => {
      const own = told.filter(({ design, standing }) => `${design} ${standing}` === law);
      const known = own.filter((one) => one.known === true);
      const unknown = own.filter(({ push, known: isKnown }) => push !== null && isKnown !== true);
      const untold = own.filter(({ push }) => push === null);
      return [
        ...known.map(({ sentence }) => sentence),
        ...(unknown.length === 0 ? [] : [unknownSentence(unknown)]),
        ...(untold.length === 0 ? [] : [untoldSentence(untold)]),
      ];
    })
    .join(' ');
}

function unknownSentence(told: readonly AppealTold[]): string {
  const what = told.map(({ category }) =>
    category === 'ties' ? moreOf(category) : `${moreOf(category)} than the average actor’s`,
  );
  const draw = told.length > 1 || told[0]!.category === 'ties' ? 'draw' : 'draws';
  return `On ${uncapitalised(told[0]!.scale.title)}, we do not know whether ${anyOf(what)} ${draw} audiences: shuffled actors show as much.`;
}

function untoldSentence(told: readonly AppealTold[]): string {
  const what = anyOf(told.map(({ category }) => moreOf(category)));
  return `Whether ${what} ${told.length > 1 || told[0]!.category === 'ties' ? 'do' : 'does'} cannot be told.`;
}

function anyOf(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;
}
