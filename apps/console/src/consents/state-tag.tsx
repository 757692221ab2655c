import { IconArrowBackUp, IconBan, IconCheck, IconHelp, IconHelpOff, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Consent, ConsentChannel, ConsentState } from '../api/consents.js';

/** What somebody said, in a word and a sign: nobody has to tell colours apart. */
const signs: Record<ConsentState, { icon: Icon; tone: string }> = {
  subscribed: { icon: IconCheck, tone: 'good' },
  unsubscribed: { icon: IconBan, tone: 'warn' },
  withdrawn: { icon: IconArrowBackUp, tone: 'warn' },
};

export function StateTag({ state }: { state: ConsentState }) {
  const { t } = useTranslation();
  const { icon: Sign, tone } = signs[state];
  return (
    <span className={`tag ${tone}`}>
      <Sign aria-hidden />
      {t(`consentState.${state}`)}
    </span>
  );
}

interface UnaskedTagProps {
  channel: ConsentChannel;
  permitted: Consent['permitted'];
}

/** That they were never asked, and what that means on this channel. */
export function UnaskedTag({ channel, permitted }: UnaskedTagProps) {
  const { t } = useTranslation();
  const Sign = permitted ? IconHelp : IconHelpOff;
  const told = channel === 'phone' ? (['mayCall', 'notCalled'] as const) : (['maySend', 'notSent'] as const);
  return (
    <span className="tag">
      <Sign aria-hidden />
      {t(`consents.unasked.${told[permitted ? 0 : 1]}`)}
    </span>
  );
}
