import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import type { Me } from '../../../shared/wire/console-shapes.ts';
import { useMedia } from '../../look/media.ts';
import { useWords } from '../../look/words.ts';
import { LanguageSwitch } from '../../parts/language-switch.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { placeOf } from '../list/list-places.ts';
import { problemOf } from '../problem-of.ts';
import { MeContext, useSession } from '../session/me.ts';
import { PasswordPage } from '../session/password-page.tsx';
import { SignInPage } from '../session/sign-in-page.tsx';
import { Mark } from './mark.tsx';
import { maySearch } from './navigation.tsx';
import { NoticeBell } from './notice-bell.tsx';
import { useNoticeStream } from './notice-stream.ts';
import { Failed } from './page.tsx';
import { PersonMenu } from './person-menu.tsx';
import { SearchBox } from './search-box.tsx';
import { SideMenu } from './side-menu.tsx';

/** Signed out: the sign-in page. Signed in: menu, search, notices and the page. */
export function ConsoleFrame() {
  const session = useSession();
  if (session.isPending) return <Waiting />;
  if (session.data === null || session.data === undefined) {
    const isSignedOut = session.error === null || problemOf(session.error).code === 'sign-in.needed';
    if (isSignedOut) return <SignInPage />;
    return (
      <main className="sign-in">
        <Failed error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  return (
    <MeContext value={session.data}>
      <SignedIn key={session.data.id} me={session.data} />
    </MeContext>
  );
}

function SignedIn({ me }: { readonly me: Me }) {
  const words = useWords(frameWords);
  const isWide = useMedia('(min-width: 1024px)');
  const [isMenuOpen, setMenuOpen] = useState(false);
  const isConnected = useNoticeStream(!me.mustChangePassword);
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const content = useRef<HTMLElement>(null);
  const firstPath = useRef(path);
  useEffect(() => {
    setMenuOpen(false);
    // A list that a person comes back to puts itself where it was left.
    if (placeOf(router.state.location.state) === undefined) content.current?.scrollTo(0, 0);
    // A new page is announced by moving the focus to it, but not when the console has just been opened.
    if (firstPath.current !== path) content.current?.focus({ preventScroll: true });
    firstPath.current = path;
  }, [path, router]);
  return (
    <div className="frame">
      <a className="skip no-print" href="#content" onClick={(event) => { event.preventDefault(); content.current?.focus(); }}>
        {words.skip}
      </a>
      <header className="top no-print">
        {isWide ? null : <Button type="text" icon={<MenuOutlined />} aria-label={words.nav.open} onClick={() => setMenuOpen(true)} disabled={me.mustChangePassword} />}
        <div className="brand">
          <Mark />
          <span className="brand-name">{words.product}</span>
        </div>
        <div className="top-search">{maySearch(me) && !me.mustChangePassword ? <SearchBox /> : null}</div>
        <div className="top-tools">
          {me.mustChangePassword ? null : <NoticeBell isConnected={isConnected} />}
          <LanguageSwitch />
          <PersonMenu />
        </div>
      </header>
      {isWide && !me.mustChangePassword ? (
        <nav className="side no-print" aria-label={words.nav.label}>
          <SideMenu />
        </nav>
      ) : null}
      <Drawer open={isMenuOpen && !isWide} onClose={() => setMenuOpen(false)} placement="left" size={280} title={words.product} closable={{ 'aria-label': words.nav.close }}>
        <nav aria-label={words.nav.label}>
          <SideMenu />
        </nav>
      </Drawer>
      <main className="content" data-scrolls="true" id="content" ref={content} tabIndex={-1}>
        {me.mustChangePassword ? <PasswordPage /> : <Outlet />}
      </main>
    </div>
  );
}
