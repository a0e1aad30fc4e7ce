import { Collapse } from 'antd';
import { useDeskWords } from '../frame/use-desk-words.ts';

/** Help that needs no network: the questions a dealer has, in their words. */
export function HelpPage() {
  const words = useDeskWords().settings.help;
  const items = words.items.map((item, index) => {
    const [question = '', answer = ''] = item.split('|');
    return { key: index, label: question, children: <p>{answer}</p> };
  });
  return (
    <div className="page" data-scroller>
      <h1>{words.title}</h1>
      <Collapse className="help" items={items} defaultActiveKey={[0, 1, 2]} />
    </div>
  );
}
