import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from './frame.module.css';

interface TopBarProps {
  /** The page's own name; also the document's title. */
  title: string;
  titleLang?: string | undefined;
  /** The page above, for a page of one thing. */
  parent?: { to: string; name: string; back: string };
  /** False where the page has its heading elsewhere. */
  heading?: boolean;
  children?: ReactNode;
}

export function TopBar({ title, titleLang, parent, heading = true, children }: TopBarProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = [title, parent?.name, t('product')].filter(Boolean).join(' · ');
  }, [title, parent?.name, t]);
  const Name = heading ? 'h1' : 'b';
  return (
    <header className={styles.bar}>
      {parent && (
        <Link className={styles.back} to={parent.to} aria-label={parent.back}>
          <IconChevronLeft aria-hidden />
        </Link>
      )}
      <div className={styles.crumb}>
        {parent && (
          <>
            <Link to={parent.to}>{parent.name}</Link>
            {title && <IconChevronRight aria-hidden />}
          </>
        )}
        <Name className="cut" lang={titleLang}>
          {title}
        </Name>
      </div>
      {children}
    </header>
  );
}
