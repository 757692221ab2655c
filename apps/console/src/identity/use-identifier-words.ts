import { useTranslation } from 'react-i18next';
import type { Identifier } from '../api/origins.js';
import { phone } from '../format/format.js';

/** An identifier as one reads it: by itself, and with its kind where it does not speak for itself. */
export function useIdentifierWords(): {
  value: (identifier: Identifier) => string;
  whole: (identifier: Identifier) => string;
} {
  const { t } = useTranslation();
  const value = ({ kind, namespace, value: own }: Identifier) => {
    if (kind === 'phone') return phone(own);
    // A browser's number says nothing to a reader; its beginning tells two of them apart.
    if (kind === 'anonymous') return own.slice(0, 8);
    return namespace ? t('identity.ofShop', { value: own, namespace }) : own;
  };
  const whole = (identifier: Identifier) => {
    const { kind } = identifier;
    if (kind === 'mail' || kind === 'phone') return value(identifier);
    return `${t(`identity.kinds.${kind}` as 'identity.kinds.line', { defaultValue: kind })} ${value(identifier)}`;
  };
  return { value, whole };
}
