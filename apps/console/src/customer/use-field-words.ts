import { useWord } from '../i18n/i18n.js';
import { useAttributeWords } from './use-attributes.js';

const ATTRIBUTE = 'attributes.';

/** The id of the attribute that a field of a profile is, if it is one that the company declared. */
export const attributeOf = (field: string) =>
  field.startsWith(ATTRIBUTE) ? field.slice(ATTRIBUTE.length) : null;

/** What a field of a profile is called. */
export function useFieldWords(): (field: string) => string {
  const word = useWord();
  const attribute = useAttributeWords();
  return (field) => {
    const id = attributeOf(field);
    return id ? attribute.name(id) : word('profileField', field);
  };
}
