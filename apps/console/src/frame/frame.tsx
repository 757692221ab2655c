import { Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCode, IconSearch, IconUserCircle, type Icon } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useMatch, useNavigate } from 'react-router';
import { useWord } from '../i18n/i18n.js';
import { AccountMenu } from './account-menu.js';
import { LanguageSwitch } from './language-switch.js';
import { Mark } from './mark.js';
import { usePages, type ConsolePage } from './pages.js';
import { useBrowses, useMe } from './session.js';
import { useShortcuts } from './shortcuts.js';
import styles from './frame.module.css';

const RAIL = 'engawa.rail';
/** Id of the search field on the page of customers. */
export const SEARCH_FIELD = 'customer-search';
const ShortcutList = lazy(() => import('./shortcut-list.js'));

/** The menu, the sheet that every page is written on, and the keys that work everywhere. */
export function Frame() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const browses = useBrowses();
  const pages = usePages();
  const [folded, setFolded] = useState(() => localStorage.getItem(RAIL) !== null);
  const narrow = useMediaQuery('(max-width: 1199px)', false, { getInitialValueInEffect: false });
  const rail = folded || narrow;
  const [help, setHelp] = useState(false);
  /** Words of the last search. They name people, so they live here and never in the address. */
  const [searched, setSearched] = useState('');
  const detail = useMatch('/customers/:id') !== null;

  // Where the field is on screen it takes the very next key; elsewhere its page opens first.
  const search = () => {
    if (!browses) return;
    const field = document.getElementById(SEARCH_FIELD);
    if (field) field.focus();
    else void navigate('/customers', { state: { focusSearch: true } });
  };
  const toggleRail = () => {
    if (folded) localStorage.removeItem(RAIL);
    else localStorage.setItem(RAIL, '1');
    setFolded(!folded);
  };
  useShortcuts({
    '/': search,
    ...Object.fromEntries(pages.map(({ keys, to }) => [keys, () => void navigate(to)])),
    '[': toggleRail,
    '?': () => setHelp(true),
  });

  return (
    <div className={styles.app} data-rail={rail || undefined}>
      <a className={styles.skip} href="#page">
        {t('skip')}
      </a>
      <Side rail={rail} onSearch={search} onHelp={() => setHelp(true)} />
      <div className={styles.sheet} data-detail={detail || undefined}>
        <Suspense>
          <Outlet context={{ searched, setSearched } satisfies SearchMemory} />
        </Suspense>
      </div>
      {!detail && <Tabs onHelp={() => setHelp(true)} />}
      {help && (
        <Suspense>
          <ShortcutList onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </div>
  );
}

export interface SearchMemory {
  searched: string;
  setSearched: (text: string) => void;
}

interface SideProps {
  rail: boolean;
  onSearch: () => void;
  onHelp: () => void;
}

function Side({ rail, onSearch, onHelp }: SideProps) {
  const { t } = useTranslation();
  const me = useMe();
  const pages = usePages();
  const browses = useBrowses();
  const word = useWord();
  const roles = me.roles.map((role) => word('role', role)).join(' · ');
  return (
    <nav className={styles.side} aria-label={t('menu.label')}>
      <p className={styles.brand}>
        <Mark />
        <span>{t('product')}</span>
      </p>
      {browses && (
        <Hint rail={rail} label={t('menu.search')}>
          <button type="button" className={styles.find} onClick={onSearch} aria-label={t('menu.search')}>
            <IconSearch aria-hidden />
            <span>{t('menu.search')}</span>
            <kbd>/</kbd>
          </button>
        </Hint>
      )}
      {([null, 'care', 'admin'] as const).map((group) => (
        <Group
          key={group}
          name={group && t(`menu.${group}`)}
          rail={rail}
          pages={pages.filter((page) => page.group === group)}
        />
      ))}
      <h2>{t('menu.connect')}</h2>
      <ul>
        <Item rail={rail} to="/docs" icon={IconCode} name={t('menu.docs')} outside />
      </ul>
      <div className={styles.end}>
        <LanguageSwitch />
        <AccountMenu
          onShortcuts={onHelp}
          target={
            <button type="button" className={styles.me} aria-label={`${me.name} ${roles}`}>
              <span className={styles.face} aria-hidden data-letter={[...me.name][0]} />
              <span>
                {me.name} <small>{roles}</small>
              </span>
            </button>
          }
        />
      </div>
    </nav>
  );
}

interface GroupProps {
  name: string | null;
  rail: boolean;
  pages: ConsolePage[];
}

/** A group without pages is not there. */
function Group({ name, rail, pages }: GroupProps) {
  const { t } = useTranslation();
  if (pages.length === 0) return null;
  return (
    <>
      {name && <h2>{name}</h2>}
      <ul>
        {pages.map((page) => (
          <Item key={page.to} rail={rail} to={page.to} icon={page.icon} name={t(`menu.${page.name}`)} />
        ))}
      </ul>
    </>
  );
}

interface ItemProps {
  rail: boolean;
  to: string;
  icon: Icon;
  name: string;
  /** A page that the gateway serves by itself, not one of the console's. */
  outside?: boolean;
}

function Item({ rail, to, icon: Picture, name, outside }: ItemProps) {
  const content = (
    <>
      <Picture aria-hidden />
      <span>{name}</span>
    </>
  );
  return (
    <li>
      <Hint rail={rail} label={name}>
        {outside ? (
          <a href={to} aria-label={name}>
            {content}
          </a>
        ) : (
          <NavLink to={to} aria-label={name}>
            {content}
          </NavLink>
        )}
      </Hint>
    </li>
  );
}

/** The rail shows icons alone, so their names come as tooltips. */
function Hint({ rail, label, children }: { rail: boolean; label: string; children: ReactElement }) {
  return (
    <Tooltip label={label} position="right" disabled={!rail}>
      {children}
    </Tooltip>
  );
}

/** A phone has room for these; the others are in the last one's menu. */
const TABS_MAX = 4;

function Tabs({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  const pages = usePages();
  return (
    <nav className={styles.tabs} aria-label={t('menu.pages')}>
      {pages.slice(0, TABS_MAX).map(({ to, name, icon: Picture }) => (
        <NavLink key={to} to={to}>
          <Picture aria-hidden />
          {t(`menu.short.${name}`)}
        </NavLink>
      ))}
      <AccountMenu
        onShortcuts={onHelp}
        pages={pages.slice(TABS_MAX)}
        target={
          <button type="button">
            <IconUserCircle aria-hidden />
            {t('menu.accountShort')}
          </button>
        }
      />
    </nav>
  );
}
