import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from '../runtime/install.mjs';

/**
 * The services and libs as TypeScript understands them. A place is a declaration at the top of a file:
 * `{ file, line, name, text, isExported, decorator }`; `text` is the first sentence of its comment, `decorator` the one in whose
 * brackets it was found. `use(name, file)` finds the places that use what `file` declares under `name`, tests left out;
 * `called(place)` finds the functions of the same app that a place calls.
 */
export function readProject() {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const sources = fileNames.filter(
    (name) => /\/(apps|libs)\/[^/]+\/src\//.test(name) && !/\.spec\.ts$/.test(name),
  );
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => sources,
    getScriptVersion: () => '1',
    getScriptSnapshot: (file) =>
      ts.sys.fileExists(file) ? ts.ScriptSnapshot.fromString(readFileSync(file, 'utf8')) : undefined,
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    ...{ fileExists: ts.sys.fileExists, readFile: ts.sys.readFile, readDirectory: ts.sys.readDirectory },
    ...{
      directoryExists: ts.sys.directoryExists,
      realpath: ts.sys.realpath,
      getDirectories: ts.sys.getDirectories,
    },
  });
  const program = service.getProgram();
  const sourceOf = (file) => program.getSourceFile(join(root, file));

  const use = (name, file) => {
    const declared = topLevel(sourceOf(file)).find((each) => nameOf(each)?.text === name);
    if (!declared) throw new Error(`${file} declares no ${name}`);
    const found = service.findReferences(join(root, file), nameOf(declared).getStart()) ?? [];
    return found
      .flatMap(({ references }) => references)
      .map(({ fileName, textSpan }) => placeOf(program.getSourceFile(fileName), textSpan.start))
      .filter((place) => place && !(place.file === file && place.name === name));
  };

  const called = (place) => {
    const checker = program.getTypeChecker();
    const found = [];
    const visit = (node) => {
      if (ts.isCallExpression(node)) {
        let symbol = checker.getSymbolAtLocation(node.expression);
        if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
        const target = symbol?.declarations?.find(ts.isFunctionDeclaration);
        if (target) found.push(placeOf(target.getSourceFile(), target.name.getStart()));
      }
      ts.forEachChild(node, visit);
    };
    visit(topLevel(sourceOf(place.file)).find((each) => nameOf(each)?.text === place.name));
    return found.filter(({ file }) => appOf(file) === appOf(place.file));
  };
  return {
    use,
    called,
    usesOf: ({ name, file }) => use(name, file),
    sources: sources.map((file) => program.getSourceFile(file)),
  };
}

/** The contracts, as the places where they are defined, with their `type`, `kind` and `owner`. */
export function contractsIn({ sources }) {
  return sources
    .filter(({ fileName }) => fileName.includes('/libs/contracts/src/'))
    .flatMap((source) =>
      topLevel(source).flatMap((declaration) => {
        const call = declaration.initializer;
        const define =
          call && ts.isCallExpression(call) && /^define(Event|Intake)$/.exec(call.expression.getText());
        if (!define) return [];
        const textOf = (property) =>
          call.arguments[0].properties.find((each) => each.name?.getText() === property).initializer.text;
        const kind = define[1].toLowerCase();
        return [{ ...placeIn(declaration, source), kind, type: textOf('type'), owner: textOf('owner') }];
      }),
    );
}

/** `apps/<name>` or `libs/<name>`. */
export const appOf = (file) => file.split('/').slice(0, 2).join('/');
/** The folder below `src`. */
export const partOf = (file) => file.split('/')[3];

function topLevel(source) {
  return source.statements.flatMap((statement) =>
    ts.isVariableStatement(statement) ? statement.declarationList.declarations : statement,
  );
}

const nameOf = (declaration) => declaration?.name;

function placeOf(source, position) {
  const declaration = topLevel(source).find((each) => each.getFullStart() <= position && position < each.end);
  if (!declaration || ts.isImportDeclaration(declaration) || ts.isExportDeclaration(declaration))
    return undefined;
  if (!nameOf(declaration)) return undefined;
  return { ...placeIn(declaration, source), decorator: decoratorAt(declaration, position) };
}

function placeIn(declaration, source) {
  const start = declaration.getStart();
  return {
    file: relative(root, source.fileName),
    name: nameOf(declaration)?.text,
    line: source.getLineAndCharacterOfPosition(start).line + 1,
    text: firstSentence(declaration),
    isExported: (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0,
  };
}

/** The name of the decorator in whose brackets the position lies. */
function decoratorAt(declaration, position) {
  let found;
  const visit = (node) => {
    if (node.pos <= position && position < node.end) {
      if (ts.isDecorator(node)) found = node.expression.expression?.getText() ?? node.expression.getText();
      ts.forEachChild(node, visit);
    }
  };
  visit(declaration);
  return found;
}

function firstSentence(declaration) {
  const commented = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const [comment] = ts.getJSDocCommentsAndTags(commented).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(comment?.comment) ?? '';
  const [sentence] = text.replace(/\s+/g, ' ').split(/\.(?=\s|$)/);
  return sentence.length > 100 ? `${sentence.slice(0, 100).trimEnd()}…` : sentence;
}
