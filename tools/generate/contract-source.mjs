import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allContracts } from '@engawa/contracts';
import ts from 'typescript';
import { filesIn } from '../source-files.mjs';

/**
 * Every contract with what only its source tells: the name it is exported by, the doc comments of the
 * definition and of its fields, and the expression of its key. The schemas come with these comments as
 * `description` and with the names of shared shapes as `title`.
 */
export function describedContracts(root) {
  const declared = declarations(join(root, 'libs/contracts/src'));
  const sources = new Map([...declared].flatMap(([name, declaration]) => definition(name, declaration)));
  return allContracts().map((contract) => {
    const source = sources.get(contract.type);
    return { ...contract, ...source, data: described(contract.data, source.data, declared) };
  });
}

/**
 * Top-level constants of all files. Their names are unique in the library, since contracts import each other.
 */
function declarations(folder) {
  const found = new Map();
  for (const file of filesIn(folder).filter((name) => !name.endsWith('.spec.ts'))) {
    const parsed = ts.createSourceFile(
      file,
      readFileSync(join(folder, file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    for (const statement of parsed.statements.filter(ts.isVariableStatement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        found.set(name.getText(), { expression: initializer, comment: commentOf(statement) });
      }
    }
  }
  return found;
}

function definition(name, { expression, comment }) {
  if (!ts.isCallExpression(expression) || !/^define(Event|Intake)$/.test(expression.expression.getText()))
    return [];
  const fields = new Map(
    expression.arguments[0].properties.map((each) => [each.name.getText(), each.initializer]),
  );
  const type = fields.get('type').text;
  if (!comment) throw new Error(`${name} has no doc comment that says when it is stated`);
  return [
    [type, { name, comment, keyExpression: fields.get('key').body.getText(), data: fields.get('data') }],
  ];
}

/** The schema with the comments of the expression it was made by, walked side by side. */
function described(schema, expression, declared) {
  if (ts.isIdentifier(expression)) return describedShape(schema, expression.text, declared);
  if (!ts.isCallExpression(expression)) return schema;
  const [argument] = expression.arguments;
  switch (expression.expression.getText()) {
    case 'Personal': {
      const { personal, ...rest } = schema;
      return { ...described(rest, argument, declared), 'x-personal': personal };
    }
    case 'Type.Optional':
      return described(schema, argument, declared);
    case 'Type.Array':
      return { ...schema, items: described(schema.items, argument, declared) };
    case 'Type.Object':
      return { ...schema, properties: describedProperties(schema.properties, argument, declared) };
    default:
      return schema;
  }
}

function describedProperties(properties, literal, declared) {
  const entries = propertiesOf(literal, declared).map((property) => {
    const name = property.name.getText();
    const schema = described(properties[name], property.initializer, declared);
    const comment = commentOf(property);
    return [name, comment ? { ...schema, description: comment } : schema];
  });
  return Object.fromEntries(entries);
}

/** Those of a literal, of a constant that is one, and of another schema (`Customer.properties`), where it spreads them. */
function propertiesOf(expression, declared) {
  if (ts.isIdentifier(expression)) return propertiesOf(declared.get(expression.text).expression, declared);
  if (ts.isPropertyAccessExpression(expression))
    return propertiesOf(declared.get(expression.expression.text).expression.arguments[0], declared);
  const all = expression.properties.flatMap((property) =>
    ts.isSpreadAssignment(property) ? propertiesOf(property.expression, declared) : [property],
  );
  return [...new Map(all.map((property) => [property.name.getText(), property])).values()];
}

/** A constant of the library: an object gets its name, anything its comment. */
function describedShape(schema, name, declared) {
  const declaration = declared.get(name);
  if (!declaration) return schema;
  const inner = described(schema, declaration.expression, declared);
  return {
    ...(inner.properties ? { title: name } : {}),
    ...(declaration.comment ? { description: declaration.comment } : {}),
    ...inner,
  };
}

function commentOf(node) {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(comments.at(-1)?.comment);
  return text?.replaceAll(/\s+/g, ' ').trim();
}
