import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { SEARCH_FIELD } from '../frame/frame.js';
import { isComposing } from '../frame/shortcuts.js';
import type { useCustomerSearch } from './use-customer-search.js';

interface SearchFieldProps {
  search: ReturnType<typeof useCustomerSearch>;
  /** Leaves the field for the first customer found; `only` opens the page of one who is found alone. */
  onWant: (which: 'first' | 'only') => void;
}

export function SearchField({ search: { field, clear }, onWant }: SearchFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const focusSearch = (useLocation().state as { focusSearch?: boolean } | null)?.focusSearch;
  useEffect(() => {
    if (focusSearch) input.current?.focus();
  }, [focusSearch]);
  const clearButton = <CloseButton size="sm" aria-label={t('customers.clear')} onClick={clear} />;
  return (
    <TextInput
      ref={input}
      id={SEARCH_FIELD}
      {...field}
      type="text"
      inputMode="search"
      enterKeyHint="search"
      autoComplete="off"
      spellCheck={false}
      aria-label={t('customers.search')}
      placeholder={t('customers.searchHint')}
      leftSection={<IconSearch aria-hidden />}
      rightSection={field.value ? clearButton : null}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return;
        if (event.key === 'Escape') clear();
        if (event.key === 'ArrowDown' || event.key === 'Enter') {
          event.preventDefault();
          onWant(event.key === 'Enter' ? 'only' : 'first');
        }
      }}
    />
  );
}
