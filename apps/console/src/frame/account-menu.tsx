import { Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconCheck, IconKeyboard, IconLogout } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { signOut } from '../api/api.js';
import { chooseLanguage, useLanguage } from '../i18n/i18n.js';
import { languages } from './language-switch.js';
import type { ConsolePage } from './pages.js';

interface AccountMenuProps {
  target: ReactElement;
  onShortcuts: () => void;
  /** Pages that found no room elsewhere. */
  pages?: ConsolePage[];
}

export function AccountMenu({ target, onShortcuts, pages = [] }: AccountMenuProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  const navigate = useNavigate();

  // What was read stays on no screen after signing out, even when the request fails; the sign-in page then forgets what was written.
  const leave = async () => {
    const { providerUrl } = await signOut().catch(() => ({ providerUrl: null }));
    void navigate('/sign-in', { replace: true, state: { signedOut: true, providerUrl } });
    queryClient.clear();
  };

  return (
    <Menu position="top-start" width={220} shadow="md" transitionProps={{ duration: 100 }}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {pages.map(({ to, name, icon: Picture }) => (
          <Menu.Item key={to} component={Link} to={to} leftSection={<Picture aria-hidden />}>
            {t(`menu.${name}`)}
          </Menu.Item>
        ))}
        {pages.length > 0 && <Menu.Divider />}
        <Menu.Label>{t('language')}</Menu.Label>
        {languages.map(({ code, name }) => (
          <Menu.Item
            key={code}
            lang={code}
            role="menuitemradio"
            aria-checked={code === language}
            rightSection={code === language ? <IconCheck aria-hidden /> : null}
            onClick={() => void chooseLanguage(code)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconKeyboard aria-hidden />}
          rightSection={<kbd>?</kbd>}
          onClick={onShortcuts}
        >
          {t('shortcuts.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout aria-hidden />} onClick={() => void leave()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
