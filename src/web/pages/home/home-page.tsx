import { home } from '../../messages/en/home.js';
import { Page, useAnswer } from '../../shell/index.js';
import { Picker } from './picker.js';
import { StandingsMap } from './standings-map.js';
import { countKnown } from './strongest.js';
import { StrongestFindings } from './strongest-findings.js';
import './home.css';

export function HomePage() {
  const { answer } = useAnswer('compare', { scale: 'unga' });
  return (
    <Page
      title={home.title}
      heading={home.heading}
      lead={
        <>
          <p>{home.lead}</p>
          <p className="home-answer">{answer !== null && home.answer(countKnown([answer.result]))}</p>
        </>
      }
    >
      <Picker />
      <StandingsMap />
      <StrongestFindings />
    </Page>
  );
}
