import ts from 'typescript';
import { parse, type SourceFile } from './source.js';

const AMBIENT = new Set([
  'Date.now',
  'performance.now',
  'setTimeout',
  'setInterval',
  'Math.random',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'localStorage',
  'sessionStorage',
  'indexedDB',
]);

const EMPTY_STORES = /^(Map|Set|WeakMap|WeakSet|Array)$/;

/**
 * What a module of core may remember all the same: what a pure function has answered before. Nothing can be told from
 * it but how fast the answer comes.
 */
export const MEMOS: Record<string, string> = {
  'src/core/credentials/accessToken.ts lastHeader': 'all tokens that one key signs begin alike',
  'src/core/api/requestContext.ts freePasses': 'frozen steps, one of each id, shared by a day of traffic',
  'src/core/decision/compile.ts compiled': 'a model is data that never changes, and takes a while to compile',
  'src/core/decision/diagram.ts diagrams': 'the same for its diagram',
  'src/core/simulation/measures/count.ts counts': 'a count of the log goes on from the frame before',
  'src/core/simulation/measures/goal.ts COMMANDS': 'the name of one such count: an object that stays empty',
};

/** What in a file of core is not in its parameters: time, randomness, storage, and state of the module itself. */
export function impurities(file: SourceFile): string[] {
  if (!file.path.startsWith('src/core/') || !file.path.endsWith('.ts')) return [];
  const source = parse(file);
  const kept = moduleState(source).filter((name) => !Object.hasOwn(MEMOS, `${file.path} ${name}`));
  return [
    ...ambientUses(source).map((use) => `uses ${use}`),
    ...kept.map((name) => `keeps ${name} between calls`),
  ].map((breach) => `${file.path} ${breach}`);
}

/** Names at the top of a module, or static in a class, that a later call can find changed. */
export function moduleState(source: ts.SourceFile): string[] {
  const names: string[] = [];
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) {
      const isConst = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (!isConst || (initializer && isEmptyStore(initializer))) names.push(name.getText());
      }
    }
    if (ts.isClassDeclaration(statement)) {
      for (const member of statement.members) {
        if (ts.isPropertyDeclaration(member) && isWritableStatic(member)) names.push(member.name.getText());
      }
    }
  }
  return names;
}

/** A store that begins empty is there to be filled. */
function isEmptyStore(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return isEmptyStore(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.length === 0;
  if (ts.isObjectLiteralExpression(node)) return node.properties.length === 0;
  return (
    ts.isNewExpression(node) &&
    EMPTY_STORES.test(node.expression.getText()) &&
    (node.arguments ?? []).length === 0
  );
}

function isWritableStatic(member: ts.PropertyDeclaration): boolean {
  const modifiers = (ts.getModifiers(member) ?? []).map(({ kind }) => kind);
  if (!modifiers.includes(ts.SyntaxKind.StaticKeyword)) return false;
  return (
    !modifiers.includes(ts.SyntaxKind.ReadonlyKeyword) ||
    (!!member.initializer && isEmptyStore(member.initializer))
  );
}

function ambientUses(source: ts.SourceFile): string[] {
  const uses: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = ts.isPropertyAccessExpression(node) || ts.isIdentifier(node) ? node.getText() : '';
    const isMember = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (AMBIENT.has(name) && !isMember) uses.push(name);
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
      uses.push('new Date');
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return uses;
}
