import fc from 'fast-check';

// The same examples each time, lest a run fail that nobody can have again; another number looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['SUASION_TEST_SEED'] ?? 1) });
