import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/kernel/problem.ts';
import type { RecordId } from '../../../shared/kernel/ids.ts';
import { Notice, ProblemNotice } from '../../parts/problem-notice.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

interface Verdict {
  readonly ok: boolean;
  readonly checks: readonly { readonly check: string; readonly ok: boolean; readonly detail: string }[];
}

interface Verification {
  readonly run: () => void;
  readonly isRunning: boolean;
  readonly problem: Problem | undefined;
  readonly verdict: Verdict | undefined;
}

/** Verifies a record again from what lies on this desk, when a person asks for it. */
export function useVerification(record: RecordId): Verification {
  const bridge = useBridge();
  const action = useAction();
  const [verdict, setVerdict] = useState<Verdict>();
  return { run: () => action.run(() => bridge.records.verify({ record }), setVerdict), isRunning: action.isRunning, problem: action.problem, verdict };
}

/** `label` says which record, where several stand on one page. */
export function VerifyButton({ verification, label }: { readonly verification: Verification; readonly label?: string }) {
  const words = useDeskWords().record.records;
  return (
    <Button icon={<SafetyCertificateOutlined aria-hidden />} loading={verification.isRunning} onClick={verification.run} {...(label === undefined ? {} : { 'aria-label': label })}>
      {verification.isRunning ? words.verifying : words.verify}
    </Button>
  );
}

/** What came of it; nothing before. */
export function VerifyNotice({ verification: { problem, verdict } }: { readonly verification: Verification }) {
  const words = useDeskWords().record.records;
  if (problem !== undefined) return <ProblemNotice problem={problem} />;
  return verdict === undefined ? null : (
    <Notice tone={verdict.ok ? 'good' : 'bad'} title={verdict.ok ? words.verified : words.notVerified}>
      {verdict.ok ? null : verdict.checks.filter((check) => !check.ok).map((check) => <p key={check.check}>{check.detail}</p>)}
    </Notice>
  );
}
