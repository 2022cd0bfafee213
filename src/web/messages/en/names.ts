/** Names of actors that take an article in running English. */
const withArticle =
  /^(United |Bahamas|Central African Republic|Comoros|Congo|Czech Republic|Democratic Republic|Dominican Republic|European Union|Federal Republic|Gambia|German Democratic|Germany, West|Holy See|Marshall Islands|Maldives|Netherlands|Philippines|Republic of|Seychelles|Solomon Islands|Soviet Union|Yemen Arab|Yemen People)/;

/** A name as it stands in a sentence: "Ukraine", "the United States". */
export function nameInText(name: string): string {
  return withArticle.test(name) ? `the ${name}` : name;
}

/** With a capital, for the start of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
