export const notFound = {
  title: 'There is no such page',
  lead: 'The address leads nowhere on this site. A letter may be missing, or the page may have another name.',
  home: 'Begin at the question',
};
