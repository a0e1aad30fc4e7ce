import { UserOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { problemSentence } from '../../../shared/words/problem-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import { hqQuery } from '../client.ts';
import { problemOf } from '../problem-of.ts';
import { useMe } from '../session/me.ts';
import { startSession } from '../session/start-session.ts';

/** Who is signed in, in which roles; password and sign-out. */
export function PersonMenu() {
  const list = useWordList();
  const words = useWords(frameWords).person;
  const roles = useWords(peopleWords).roles;
  const language = useLanguage();
  const { message } = App.useApp();
  const me = useMe();
  const navigate = useNavigate();
  const ended = async (): Promise<void> => {
    await navigate({ to: '/' });
    startSession(null);
  };
  const signOut = useMutation(
    hqQuery.session.signOut.mutationOptions({
      onSuccess: ended,
      onError: async (error) => {
        const problem = problemOf(error);
        if (problem.code === 'sign-in.needed') await ended();
        else void message.error(words.stillSignedIn({ what: problemSentence(language, problem).what }), 10);
      },
    }),
  );
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'roles', type: 'group', label: `${list(me.roles.map((role) => roles[role]))}${me.regions.length === 0 ? '' : ` · ${list(me.regions.map((region) => region.name))}`}` },
          { type: 'divider' },
          { key: 'password', label: words.password, onClick: () => void navigate({ to: '/password' }) },
          { key: 'sign-out', label: words.signOut, onClick: () => signOut.mutate(undefined) },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={`${words.menu} ${me.name}`} className="person-button">
        <span className="person-name">{me.name}</span>
      </Button>
    </Dropdown>
  );
}
