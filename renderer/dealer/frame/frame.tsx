import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useCallback } from 'react';
import { dueText } from '../../../shared/words/desk/remaining-words.ts';
import { reminderWords } from '../../../shared/words/reminder-words.ts';
import { useLanguage } from '../../look/language.ts';
import { LanguageSwitch } from '../../parts/language-switch.tsx';
import { Notice, ProblemNotice } from '../../parts/problem-notice.tsx';
import { parseProblem } from '../../../shared/kernel/problem.ts';
import { needsEnrolment } from '../settings/needs-enrolment.ts';
import { DeskNav } from './desk-nav.tsx';
import { HqMark } from './hq-mark.tsx';
import { useHqRefusal } from './hq-refusal.ts';
import { useHostLink } from './host-link-context.ts';
import { NearestDeadline } from './nearest-deadline.tsx';
import { deskNow } from './now.ts';
import { useReminders, type Reminder } from './reminders.ts';
import { useStatus } from './use-desk.ts';
import { useDeskWords } from './use-desk-words.ts';
import { useGoodsTitle } from './use-goods-title.ts';

/** What stands around every page: navigation, the nearest deadline, how the desk stands with HQ, and what is wrong with the machine. */
export function Frame() {
  const { frame: words, today } = useDeskWords();
  const titleOf = useGoodsTitle();
  const language = useLanguage();
  const reminders = reminderWords[language];
  const navigate = useNavigate();
  const { notification } = App.useApp();
  const remind = useCallback(
    (reminder: Reminder) => {
      const due = dueText(reminder.dueAt, deskNow(), language);
      const key = `${reminder.pickup} ${reminder.kind}`;
      const look = (): void => {
        notification.destroy(key);
        void navigate({ to: '/pickup/$pickup', params: { pickup: reminder.pickup } });
      };
      notification.warning({
        key,
        title: reminders.title(reminder.kind),
        description: words.reminder({ title: titleOf(reminder), due }),
        actions: (
          <Button type="primary" aria-label={`${today.goOn} ${titleOf(reminder)}`} onClick={look}>
            {today.goOn}
          </Button>
        ),
        duration: 0,
      });
    },
    [notification, words, today, reminders, titleOf, language, navigate],
  );
  useReminders(remind);
  return (
    <div className="frame">
      <a className="skip" href="#content" onClick={toContent}>
        {words.skip}
      </a>
      <header className="frame-head">
        <span className="frame-product">{words.product}</span>
        <NearestDeadline />
        <HqMark />
        <LanguageSwitch />
      </header>
      <DeskNav />
      <main className="frame-main" id="content" tabIndex={-1}>
        <MachineNotices />
        <Outlet />
      </main>
    </div>
  );
}

/** The address after `#` is the page's; the link only moves the focus. */
function toContent(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function MachineNotices() {
  const { frame: words, settings } = useDeskWords();
  const { status } = useStatus();
  const isConnected = useHostLink();
  const fault = parseProblem(status?.storage.fault);
  const refusal = useHqRefusal();
  const notices = [
    isConnected ? null : <Notice key="host" tone="warn" title={words.hostGone} />,
    fault === undefined ? null : <ProblemNotice key="fault" problem={fault} />,
    status?.storage.low === true ? <Notice key="low" tone="warn" title={words.storageLow} /> : null,
    refusal === undefined ? null : <Notice key="refusal" tone="warn" title={refusal.what} action={needsEnrolment(status) ? <Link className="touch-link" to="/settings">{settings.enrolAgain.go}</Link> : undefined}>{refusal.next}</Notice>,
    status?.hq.state === 'captive' ? <Notice key="captive" tone="info" title={words.hq.captive}>{words.hq.captiveHelp}</Notice> : null,
    status?.clock.suspicious === true ? <Notice key="clock" tone="info" title={words.clockWrong} /> : null,
  ].filter((notice) => notice !== null);
  return notices.length === 0 ? null : <div className="frame-notices">{notices}</div>;
}
