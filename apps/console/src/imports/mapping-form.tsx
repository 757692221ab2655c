import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  checkImport,
  getPreview,
  importFields,
  type CustomerImport,
  type ImportColumn,
  type ImportField,
  type ImportPreview,
} from '../api/imports.js';
import { Problem } from '../api/api.js';
import { useAttributes } from '../customer/use-attributes.js';
import page from '../frame/page.module.css';
import { useLanguage } from '../i18n/i18n.js';
import styles from './imports.module.css';
import { useImportAct } from './use-imports.js';

/** Reads the first lines, and asks which column is what. */
export function MappingForm({ found, onDone }: { found: CustomerImport; onDone: () => void }) {
  const { t } = useTranslation();
  const preview = useQuery({
    queryKey: ['import-preview', found.id],
    queryFn: ({ signal }) => getPreview(found.id, signal),
    retry: false,
  });
  if (preview.isPending)
    return <div className="skeleton" style={{ height: 160 }} role="status" aria-label={t('loading')} />;
  if (preview.isError) {
    const { error } = preview;
    const isOfALine = error instanceof Problem && error.type.endsWith(':broken-quotes');
    return (
      <p className={styles.wrong} role="alert">
        {isOfALine ? t('imports.unclosed') : t('imports.unreadable')}
      </p>
    );
  }
  return <Columns found={found} preview={preview.data} onDone={onDone} />;
}

interface ColumnsProps {
  found: CustomerImport;
  preview: ImportPreview;
  onDone: () => void;
}

function Columns({ found, preview, onDone }: ColumnsProps) {
  const { t } = useTranslation();
  const fields = useFields();
  const [columns, setColumns] = useState<ImportColumn[]>(found.mapping?.columns ?? preview.columns);
  const [namespace, setNamespace] = useState(found.mapping?.namespace ?? 'main');
  const check = useImportAct(() => checkImport(found.id, { columns, namespace }), onDone);
  const fieldOf = (column: number) => columns.find((each) => each.column === column)?.field ?? '';
  /** A field is one column: whichever had it before has it no more. Anniversaries are told apart by how their columns are called. */
  const choose = (column: number, field: string) => {
    const isOwn = (each: ImportColumn) =>
      each.column !== column && (each.field !== field || field === 'anniversary');
    const name = field === 'anniversary' ? { name: (preview.names[column] ?? '').slice(0, 64) } : {};
    const chosen = { column, field: field as ImportField, ...name };
    setColumns([...columns.filter(isOwn), ...(field ? [chosen] : [])]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate(undefined);
  };
  return (
    <form className={styles.mapping} onSubmit={submit}>
      <p className="d2">
        {t('imports.columnsHint', { encoding: t(`imports.encoding.${preview.encoding}`) })}
      </p>
      <div className={styles.preview} tabIndex={0} role="group" aria-label={t('imports.preview')}>
        <table className={page.table}>
          <thead>
            <tr>
              {preview.names.map((name, column) => (
                <th key={column} scope="col">
                  <span>{name}</span>
                  <NativeSelect
                    size="xs"
                    aria-label={t('imports.columnIs', { name })}
                    value={fieldOf(column)}
                    onChange={(event) => choose(column, event.currentTarget.value)}
                    data={fields}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <Rows preview={preview} />
        </table>
      </div>
      <TextInput
        label={t('imports.namespace')}
        description={t('imports.namespaceHint')}
        value={namespace}
        onChange={(event) => setNamespace(event.currentTarget.value)}
        maw={280}
      />
      {check.error && (
        <p className={styles.wrong} role="alert">
          {t('imports.notDone')}
        </p>
      )}
      <Button type="submit" size="xs" loading={check.isPending} disabled={columns.length === 0}>
        {t('imports.check')}
      </Button>
    </form>
  );
}

/** What a column may be. */
function useFields(): { value: string; label: string }[] {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const attributes = useAttributes();
  return [
    { value: '', label: t('imports.leftOut') },
    ...importFields.map((field) => ({ value: field, label: t(`imports.fields.${field}`) })),
    ...attributes.map(({ id, name }) => ({ value: `attributes.${id}`, label: inWords(name) })),
  ];
}

function Rows({ preview }: { preview: ImportPreview }) {
  return (
    <tbody>
      {preview.rows.slice(0, 5).map((cells, row) => (
        <tr key={row}>
          {preview.names.map((_, column) => (
            <td key={column}>{cells[column]}</td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
