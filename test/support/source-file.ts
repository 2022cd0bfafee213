import { parseSync, visitorKeys } from 'oxc-parser';

/** One import, re-export, dynamic import or `import('…')` type. */
export interface ImportRecord {
  /** What is imported, as written; null when it is computed and cannot be known before the code runs. */
  readonly specifier: string | null;
  /** Whether nothing of it is left after compilation. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** The use of a name that no scope around it declares. */
export interface GlobalUse {
  readonly name: string;
  /** The name as it is used: `fetch`, `Math.random`, `new Date()`, `new Date(…)`, `… = Math`. */
  readonly form: string;
  readonly line: number;
}

/** What the architecture needs to know of one file. */
export interface SourceFile {
  readonly imports: readonly ImportRecord[];
  readonly globals: readonly GlobalUse[];
  readonly lines: number;
}

/** Read a TypeScript or JavaScript file. Throws when it does not parse. */
export function readSourceFile(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text, { astType: 'ts' });
  const [error] = parsed.errors;
  if (error !== undefined) throw new SyntaxError(`${path} does not parse: ${error.message}`);
  const lineAt = lineCounter(text);
  const program = parsed.program as unknown as Node;
  return {
    imports: readImports(program, lineAt),
    globals: readGlobals(program, lineAt),
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
  };
}

/** A node of the syntax tree; its other fields depend on its type. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function child(node: Node, field: string): Node | null {
  const value = node[field];
  return isNode(value) ? value : null;
}

/** The nodes under one field, be it one or a list; holes in array patterns are left out. */
function children(node: Node, field: string): Node[] {
  const value = node[field];
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function nameOf(node: Node): string {
  return String(node['name']);
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1;
}

function readImports(program: Node, lineAt: (offset: number) => number): ImportRecord[] {
  const imports: ImportRecord[] = [];
  const record = (node: Node, source: Node | null, typeOnly: boolean): void => {
    if (source !== null) imports.push({ specifier: literalText(source), typeOnly, line: lineAt(node.start) });
  };
  const visit = (node: Node): void => {
    if (node.type === 'ImportDeclaration') record(node, child(node, 'source'), node['importKind'] === 'type');
    else if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') {
      record(node, child(node, 'source'), node['exportKind'] === 'type');
    } else if (node.type === 'ImportExpression') record(node, child(node, 'source'), false);
    else if (node.type === 'TSImportType') record(node, child(node, 'source'), true);
    else if (node.type === 'TSExternalModuleReference') record(node, child(node, 'expression'), false);
    for (const field of visitorKeys[node.type] ?? []) children(node, field).forEach(visit);
  };
  visit(program);
  return imports;
}

function literalText(node: Node): string | null {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral' || children(node, 'expressions').length > 0) return null;
  const [text] = children(node, 'quasis');
  return (text?.['value'] as { cooked?: string } | undefined)?.cooked ?? null;
}

/** The names that one stretch of the file declares. */
interface Scope {
  readonly names: Set<string>;
  readonly outer: Scope | null;
}

/** Node types that open a scope without being functions; functions and their types open one as well. */
const scopeTypes = new Set([
  'BlockStatement',
  'CatchClause',
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'StaticBlock',
  'SwitchStatement',
  'TSConditionalType',
  'TSMappedType',
  'TSModuleBlock',
]);

/** Node types whose `id` is declared in the scope around them. */
const declaredOutside = new Set([
  'ClassDeclaration',
  'FunctionDeclaration',
  'TSDeclareFunction',
  'TSEnumDeclaration',
  'TSImportEqualsDeclaration',
  'TSInterfaceDeclaration',
  'TSModuleDeclaration',
  'TSTypeAliasDeclaration',
]);

/** Fields that hold patterns, each identifier of which declares a name. */
const patternFields: Readonly<Record<string, string>> = {
  CatchClause: 'param',
  ImportDefaultSpecifier: 'local',
  ImportNamespaceSpecifier: 'local',
  ImportSpecifier: 'local',
  TSIndexSignature: 'parameters',
  TSMappedType: 'key',
  TSTypeParameter: 'name',
  VariableDeclarator: 'id',
};

/** Fields that hold a mere label: a property's name, not a use of a variable. */
const labelFields: Readonly<Record<string, readonly string[]>> = {
  BreakStatement: ['label'],
  ContinueStatement: ['label'],
  ExportAllDeclaration: ['exported'],
  ExportSpecifier: ['exported'],
  ImportAttribute: ['key'],
  ImportSpecifier: ['imported'],
  LabeledStatement: ['label'],
  MetaProperty: ['meta', 'property'],
  TSEnumMember: ['id'],
  TSImportType: ['qualifier'],
  TSNamedTupleMember: ['label'],
  TSQualifiedName: ['right'],
};

/** Nodes whose name is a label unless it is computed. */
const labelUnlessComputed: Readonly<Record<string, string>> = {
  AccessorProperty: 'key',
  MemberExpression: 'property',
  MethodDefinition: 'key',
  Property: 'key',
  PropertyDefinition: 'key',
  TSAbstractAccessorProperty: 'key',
  TSAbstractMethodDefinition: 'key',
  TSAbstractPropertyDefinition: 'key',
  TSMethodSignature: 'key',
  TSPropertySignature: 'key',
};

/** Every use of a name that the file itself does not declare around the place of use. */
function readGlobals(program: Node, lineAt: (offset: number) => number): GlobalUse[] {
  const references: { readonly use: GlobalUse; readonly scope: Scope }[] = [];

  const declare = (pattern: Node, scope: Scope): void => {
    if (pattern.type === 'Identifier') {
      scope.names.add(nameOf(pattern));
    } else if (pattern.type === 'ObjectPattern') {
      for (const property of children(pattern, 'properties')) declare(child(property, 'value') ?? property, scope);
    } else if (pattern.type === 'ArrayPattern') {
      for (const element of children(pattern, 'elements')) declare(element, scope);
    } else {
      // AssignmentPattern, RestElement and TSParameterProperty each hold one pattern.
      const inner = child(pattern, 'left') ?? child(pattern, 'argument') ?? child(pattern, 'parameter');
      if (inner !== null) declare(inner, scope);
    }
  };

  const visit = (node: Node, parent: Node | null, outer: Scope, isPattern: boolean): void => {
    const line = lineAt(node.start);
    if (node.type === 'Identifier' && !isPattern) {
      references.push({ use: { name: nameOf(node), form: usedForm(node, parent), line }, scope: outer });
    }
    if (node.type === 'MetaProperty') {
      const name = `${nameOf(child(node, 'meta')!)}.${nameOf(child(node, 'property')!)}`;
      references.push({ use: { name, form: name, line }, scope: outer });
    }
    const opens = scopeTypes.has(node.type) || isFunction(node);
    const scope = opens ? { names: new Set<string>(), outer } : outer;
    const id = child(node, 'id');
    if (id !== null && declaredOutside.has(node.type)) declare(id, outer);
    if (id !== null && (node.type === 'FunctionExpression' || node.type === 'ClassExpression')) declare(id, scope);

    for (const field of visitorKeys[node.type] ?? []) {
      if (labelFields[node.type]?.includes(field) === true) continue;
      if (labelUnlessComputed[node.type] === field && node['computed'] !== true) continue;
      if (node.type === 'ExportSpecifier' && parent !== null && child(parent, 'source') !== null) continue;
      const declares = patternFields[node.type] === field || (field === 'params' && opens);
      const names = field === 'id' && node.type !== 'VariableDeclarator';
      for (const inner of children(node, field)) {
        if (declares) declare(inner, scope);
        visit(inner, node, scope, declares || names || (isPattern && holdsPattern(node, field)));
      }
    }
  };

  visit(program, null, { names: new Set(), outer: null }, false);
  return references.filter(({ use, scope }) => !isDeclared(use.name, scope)).map(({ use }) => use);
}

/** Functions, methods and their types: all that has parameters, save the parameters of types. */
function isFunction(node: Node): boolean {
  return Array.isArray(node['params']) && !node.type.startsWith('TSTypeParameter');
}

/** Whether an identifier under this field of a pattern is again a name being declared, not a default value or a type. */
function holdsPattern(node: Node, field: string): boolean {
  if (node.type === 'Property') return field === 'value';
  if (node.type === 'AssignmentPattern') return field === 'left';
  return ['properties', 'elements', 'argument', 'parameter'].includes(field);
}

function isDeclared(name: string, scope: Scope): boolean {
  for (let at: Scope | null = scope; at !== null; at = at.outer) if (at.names.has(name)) return true;
  return false;
}

function usedForm(identifier: Node, parent: Node | null): string {
  const name = nameOf(identifier);
  if (parent === null) return name;
  if (parent.type === 'MemberExpression' && child(parent, 'object') === identifier) {
    const property = child(parent, 'property')!;
    const member = parent['computed'] === true ? literalText(property) : nameOf(property);
    return member === null ? `${name}[…]` : `${name}.${member}`;
  }
  if (parent.type === 'CallExpression' && child(parent, 'callee') === identifier) return `${name}()`;
  if (parent.type === 'NewExpression' && child(parent, 'callee') === identifier) {
    return `new ${name}(${children(parent, 'arguments').length > 0 ? '…' : ''})`;
  }
  if (parent.type === 'VariableDeclarator') return `… = ${name}`;
  return name;
}
