import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { searchWords } from '../../../shared/words/console/search-words.ts';
import { useWords } from '../../look/words.ts';

/** One search box for everything that a person may see. */
export function SearchBox() {
  const words = useWords(searchWords);
  const navigate = useNavigate();
  const [text, setText] = useState('');
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void navigate({ to: '/search', search: { text: text.trim() } });
      }}
    >
      <Space.Compact block>
        <Input value={text} onChange={(event) => setText(event.target.value)} maxLength={100} allowClear placeholder={words.placeholder} aria-label={words.label} type="search" />
        <Button htmlType="submit" icon={<SearchOutlined />} aria-label={words.submit} />
      </Space.Compact>
    </form>
  );
}
