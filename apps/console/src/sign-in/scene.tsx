import {
  IconBrowser,
  IconBuildingStore,
  IconClipboardCheck,
  IconHeadset,
  IconMail,
  IconMessageCircle,
  IconSend,
  IconShoppingBag,
  IconTruckDelivery,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/i18n.js';
import styles from './sign-in.module.css';

const sources: [string, Icon][] = [
  ['order', IconShoppingBag],
  ['care', IconHeadset],
  ['message', IconSend],
  ['survey', IconClipboardCheck],
  ['site', IconBrowser],
  ['store', IconBuildingStore],
];
const story: [
  department: string,
  icon: Icon,
  key: 'replaced' | 'asked' | 'viewed' | 'delivered' | 'mailed' | 'ordered',
][] = [
  ['order', IconShoppingBag, 'replaced'],
  ['care', IconMessageCircle, 'asked'],
  ['site', IconBrowser, 'viewed'],
  ['order', IconTruckDelivery, 'delivered'],
  ['message', IconMail, 'mailed'],
  ['order', IconShoppingBag, 'ordered'],
];

/** What the software does in one picture: six departments, one line. Nobody needs it to sign in, so readers skip it. */
export function Scene() {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <div className={styles.scene} aria-hidden>
      <ul className={styles.sources}>
        {sources.map(([department, Picture]) => (
          <li key={department} data-dept={department}>
            <Picture />
            {word('department', department)}
          </li>
        ))}
      </ul>
      <div className={styles.card}>
        <p className={styles.who}>
          <b>{t('scene.who')}</b>
          <span className="state good c">{t('live.live')}</span>
        </p>
        <ol>
          {story.map(([department, Picture, key]) => (
            <li key={key} data-dept={department}>
              <span className={styles.node}>
                <Picture />
              </span>
              <b>{t(`scene.${key}`)}</b>
              <small>{t(`scene.${key}At`)}</small>
              {key === 'asked' && <q>{t('scene.words')}</q>}
            </li>
          ))}
        </ol>
      </div>
      <Threads />
    </div>
  );
}

function Threads() {
  return (
    <svg className={styles.threads} viewBox="0 0 452 560" preserveAspectRatio="none">
      {sources.map(([department], index) => (
        <path
          key={department}
          data-dept={department}
          d={`M0 ${60 + 64 * index}C150 ${60 + 64 * index} 190 84 352 84`}
        />
      ))}
      <path className={styles.one} d="M326 84H422a14 14 0 0 1 14 14V560" />
    </svg>
  );
}
