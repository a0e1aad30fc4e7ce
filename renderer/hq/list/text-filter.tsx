import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

const pauseMs = 250;

interface TextFilterProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** A text filter that speaks when the typing pauses; what is typed while its word is on the way stays. */
export function TextFilter({ label, value, onChange }: TextFilterProps) {
  const [text, setText] = useState(value);
  const say = useRef(onChange);
  say.current = onChange;
  const said = useRef<readonly string[]>([]);
  useEffect(() => {
    const answered = said.current.indexOf(value);
    // Nobody said it here: the filter was changed from outside, and what was said before will not be answered any more.
    said.current = answered === -1 ? [] : said.current.slice(answered + 1);
    if (answered === -1) setText(value);
  }, [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = window.setTimeout(() => {
      said.current = [...said.current, text];
      say.current(text);
    }, pauseMs);
    return () => window.clearTimeout(timer);
  }, [text, value]);
  return <Input className="filter-text" value={text} onChange={(event) => setText(event.target.value)} prefix={<SearchOutlined aria-hidden />} placeholder={label} aria-label={label} allowClear maxLength={100} type="search" />;
}
