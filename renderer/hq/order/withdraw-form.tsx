import { App } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrderNo } from '../../../shared/kernel/ids.ts';
import { deliveryWords } from '../../../shared/words/console/delivery-words.ts';
import { useWords } from '../../look/words.ts';
import { hqQuery } from '../client.ts';
import { ReasonForm } from '../frame/reason-form.tsx';

interface WithdrawFormProps {
  readonly orderNo: OrderNo;
  readonly dealerName: string;
  readonly onClosed: () => void;
}

/** Withdraws an order that nobody has picked up, with a reason. */
export function WithdrawForm({ orderNo, dealerName, onClosed }: WithdrawFormProps) {
  const words = useWords(deliveryWords).orders;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const withdraw = useMutation(
    hqQuery.orders.withdraw.mutationOptions({
      onSuccess: () => {
        void message.success(words.withdrawn);
        void queries.invalidateQueries({ queryKey: hqQuery.orders.key() });
      },
    }),
  );
  return <ReasonForm title={words.withdraw} about={`${dealerName} · ${orderNo}`} text={words.withdrawText} label={words.reason} submit={words.withdraw} isDanger deed={withdraw} onReason={(reason) => withdraw.mutate({ orderNo, reason })} onClosed={onClosed} />;
}
