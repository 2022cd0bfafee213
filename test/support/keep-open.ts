import { keepReferencesOpen } from '../../src/study/kept-references.js';

// As on the server: a folder of tables stays open from one question to the next, as long as its tables are the same.
keepReferencesOpen();
