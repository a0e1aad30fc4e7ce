import { useDeskWords } from '../frame/use-desk-words.ts';
import type { CellFault, CellKey } from './paper-faults.ts';

/** What is wrong with a cell, in words that name its column. */
export function useCellWords(): (key: CellKey, fault: CellFault) => string {
  const { bad, columns } = useDeskWords().pickup.paper;
  return (key, fault) => {
    const column = columns[key];
    switch (fault) {
      case 'empty':
        return bad.empty({ column });
      case 'too-long':
        return bad.tooLong({ column });
      case 'used-before':
        return bad.usedBefore;
      default:
        return key === 'name' || key === 'specification' || key === 'colour' || key === 'note' ? bad.words({ column }) : bad[key];
    }
  };
}
