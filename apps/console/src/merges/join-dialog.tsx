import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { getCustomer, Problem, type Customer, type CustomerDetail } from '../api/api.js';
import { mergeCustomers } from '../api/merges.js';
import { Comparison } from '../duplicates/comparison.js';
import { Failed } from '../frame/failed.js';
import { SaveDialog } from '../frame/save-dialog.js';
import { CustomerField } from '../relations/customer-field.js';
import type { Choice } from '../relations/pick-field.js';

interface Attempt {
  pair: [Customer, Customer];
  key: string;
}

interface JoinDialogProps {
  customer: CustomerDetail;
  onClose: () => void;
}

/** Another record that is the same person's: searched for, looked at beside this one, then made one with it. */
export function JoinDialog({ customer, onClose }: JoinDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<Choice | null>(null);
  const other = useQuery({
    queryKey: ['customer', chosen?.id],
    queryFn: ({ signal }) => getCustomer(chosen!.id, signal),
    enabled: chosen !== null,
  });
  // Sent once more as it was when nothing came back: the two may be one by then.
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const joining = useMutation({
    mutationFn: ({ pair: [one, two], key }: Attempt) => mergeCustomers(one, two, key),
    onError: (error) => {
      if (error instanceof Problem) setAttempt(null);
    },
    onSuccess: ({ id }) => {
      onClose();
      void navigate(`/customers/${id}`);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['customer'] }),
  });
  const join = () => {
    const next = attempt ?? { pair: [customer, other.data!], key: crypto.randomUUID() };
    setAttempt(next);
    joining.mutate(next);
  };
  const choose = (choice: Choice | null) => {
    setAttempt(null);
    joining.reset();
    setChosen(choice);
  };
  return (
    <SaveDialog
      title={t('merges.joinTitle')}
      save={other.data && t('merges.join')}
      busy={joining.isPending}
      error={joining.error}
      onSave={join}
      onClose={onClose}
    >
      <CustomerField
        label={t('merges.other')}
        except={customer.id}
        error={false}
        chosen={chosen}
        onChoose={choose}
      />
      {chosen && other.isPending && (
        <div className="skeleton" style={{ height: 160 }} role="status" aria-label={t('loading')} />
      )}
      {other.isError && <Failed what="customer" error={other.error} retry={() => void other.refetch()} />}
      {other.data && (
        <>
          <Comparison customers={[customer, other.data]} />
          <p className="s d2">{t('duplicates.mergeHint')}</p>
        </>
      )}
    </SaveDialog>
  );
}
