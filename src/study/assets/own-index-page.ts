import type { Block } from '../report.js';

/** How to hand in an index of one’s own, as a part of the page on indicators. */
export function ownIndexBlocks(): Block[] {
  return [
    {
      kind: 'paragraph',
      text: 'suasion assets ACTOR AUDIENCE --index FILE takes a JSON file in place of the standard index: examples/index-soft-power.json is one to start from. What the file states is kept; what it does not state is as in the standard index, and is varied.',
    },
    {
      kind: 'table',
      name: 'file',
      caption: 'Keys of such a file.',
      columns: [
        { name: 'key', title: 'Key' },
        { name: 'meaning', title: 'What it holds' },
      ],
      rows: [
        ['id, title', 'What the index is called.'],
        [
          'indicators',
          'Indicators of your own: id, title, unit, source, direction (1 or −1), transformation (none, log, log1p), year; and either values, by names of actors, or toward: values for audiences by their names. A value is a number, or an object of value and sd.',
        ],
        [
          'composites',
          'One or more, each with id, title and members: ids of indicators, yours or those above; objects of indicator and weight; or groups of their own with id, members and weight, as deep as you like.',
        ],
        [
          'choices',
          'impute, treat, normalise, weight, aggregate: a rule each, with its numbers. What stands here is not varied.',
        ],
      ],
    },
  ];
}
