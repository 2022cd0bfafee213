import { useMemo } from 'react';
import { plan as words } from '../../messages/en/plan.js';
import { Notes, Page, ProblemNotice, useAnchor, useAnnounced, useAnswer } from '../../shell/index.js';
import { ActsPart } from './acts-part.js';
import { AfterPart } from './after-part.js';
import { CoercionPart } from './coercion-part.js';
import { FoundPart } from './found-part.js';
import { FrontierPart } from './frontier-part.js';
import { LogicPart } from './logic-part.js';
import { OthersPart } from './others-part.js';
import { OutcomePart } from './outcome-part.js';
import { PartnersPart } from './partners-part.js';
import { PlanForm } from './plan-form.js';
import { usual } from './plan-text.js';
import { SwitchesPart } from './switches-part.js';
import { usePlan } from './use-plan.js';
import { Working } from './working.js';
import './plan.css';

/** Who should do what toward whom, under a budget and without harm: the question as a form, the answer at three depths. */
export function PlanPage() {
  const asking = usePlan();
  const { asked, plan, stopped, isExample } = asking;
  const register = useAnswer('actors', {});
  const actors = useMemo(() => register.answer?.result.actors ?? [], [register.answer]);
  const answer = asked.answer;
  const working = asked.state === 'waiting' && !stopped;
  const failed = asked.state === 'failed';
  const sentence = answer?.result.reading.sentence ?? null;
  useAnchor(answer !== null);
  useAnnounced(
    working ? null : failed ? asked.problem.title : stopped || sentence === null ? null : words.working.done(sentence),
  );
  // The form is shown once it is known what stands in it: a plan that nobody could read has an empty one.
  const ready = (plan !== null || failed || stopped) && register.state !== 'waiting';
  return (
    <Page
      title={words.title}
      kicker={(isExample ? words.kicker.example : words.kicker.own)(answer?.result.title ?? null)}
      lead={
        <>
          <p className="plan-sentence">{failed ? words.failed : (sentence ?? (working ? words.waiting : null))}</p>
          {answer !== null && (
            <p className="plan-down">
              <a href="#outcome">{words.down}</a>
            </p>
          )}
        </>
      }
    >
      <div className="plan-desk">
        {ready ? (
          <PlanForm
            asking={asking}
            actors={actors}
            problem={failed ? asked.problem : null}
            efforts={answer?.result.efforts ?? []}
          />
        ) : (
          <div className="room room-page" />
        )}
        <div className="plan-answer" aria-busy={working}>
          {working && <Working most={plan?.seconds ?? usual.seconds} onStop={asking.stop} />}
          {stopped && (
            <div className="notice" role="group" aria-label={words.stopped.title}>
              <p className="notice-title">{words.stopped.title}.</p>
              <p>{words.stopped.text}</p>
              <button type="button" onClick={asking.again}>
                {words.stopped.again}
              </button>
            </div>
          )}
          {failed && <ProblemNotice problem={asked.problem} />}
          {answer === null ? (
            working && <div className="room room-page" />
          ) : (
            <>
              <OutcomePart answer={answer} />
              <ActsPart answer={answer} />
            </>
          )}
        </div>
      </div>
      {answer !== null && (
        <div className="parts">
          <SwitchesPart answer={answer} asking={asking} />
          <PartnersPart answer={answer} />
          <FrontierPart answer={answer} />
          <CoercionPart answer={answer} />
          <OthersPart answer={answer} />
          <LogicPart answer={answer} />
          <AfterPart answer={answer} asking={asking} />
          <FoundPart answer={answer} />
          <Notes problems={answer.problems} />
        </div>
      )}
    </Page>
  );
}
