export type { Cell, Column, ColumnType, TableData } from './column.js';
export { Database, type DatabaseOptions, type Parameter } from './database.js';
export { type DataPackageHead, type Licence } from './descriptor.js';
export { type Disk, realDisk } from './disk.js';
export {
  hashOf,
  hashOfFiles,
  listFolder,
  readSourceFile,
  readSourceFiles,
  type SourceFile,
  writeOutFile,
} from './files.js';
export {
  DataPackage,
  openDataPackage,
  type TableToWrite,
  writeDataPackage,
  type WritePackageOptions,
} from './package.js';
export type { Maker, TableRecord, TableSpec } from './record.js';
export type { Condition, Selection } from './selection.js';
export type { Table } from './table.js';
export { withScratch } from './scratch.js';
export { Workspace, type WorkspaceOptions } from './workspace.js';
