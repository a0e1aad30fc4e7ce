import { Button, Space, type App } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import type { Notice } from '../../../shared/wire/console-shapes.ts';
import { noticeWords } from '../../../shared/words/console/notice-words.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import { telAddress } from '../tel-address.ts';
import { noticePlace } from './notice-place.ts';

type Notification = ReturnType<typeof App.useApp>['notification'];

/** Shows a notice as a toast. A refusal stays until it is closed and carries the dealer's phone. */
export function useNoticeToast(notification: Notification): (notice: Notice) => void {
  const list = useWordList();
  const words = useWords(noticeWords);
  const navigate = useNavigate();
  return (notice) => {
    const isUrgent = notice.kind === 'refusal';
    notification[isUrgent ? 'error' : 'info']({
      key: notice.id,
      role: 'alert',
      title: words[notice.kind]({ dealer: notice.dealerName }),
      description: list(notice.orderNos),
      duration: isUrgent ? 0 : 8,
      actions: (
        <Space wrap>
          {notice.dealerPhone === '' ? null : (
            <a className="button-link" href={telAddress(notice.dealerPhone)}>
              {words.call({ phone: notice.dealerPhone })}
            </a>
          )}
          <Button
            type="primary"
            onClick={() => {
              notification.destroy(notice.id);
              void navigate(noticePlace(notice));
            }}
          >
            {words.open}
          </Button>
        </Space>
      ),
    });
  };
}
