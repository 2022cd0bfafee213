import { useEffect, useMemo, useRef, useState } from 'react';
import { worldMap, type WorldMapData } from '../../../charts/index.js';
import { home } from '../../messages/en/home.js';
import {
  type Answer,
  Answered,
  Depths,
  Figure,
  Notes,
  setQuery,
  Term,
  Unknown,
  useAnnounced,
  useAnswer,
  usePlace,
} from '../../shell/index.js';
import type { Results } from '../../../study/index.js';
import { placesByYear, sidesOf, standingClasses } from './standings.js';
import { useTopology } from './topology.js';

/** First year of the scale: session 1 of the General Assembly. */
const firstYear = 1946;
/** The address follows the slider after so many milliseconds of rest. */
const rest = 300;

/** The world by where states stood on votes in the United Nations, year by year. */
export function StandingsMap() {
  const newest = useAnswer('positions', { scale: 'unga' });
  return (
    <Answered asked={newest} room="room-map">
      {(answer) => <Years newest={answer} />}
    </Answered>
  );
}

function Years({ newest }: { readonly newest: Answer<Results['positions']> }) {
  const lastYear = useMemo(() => Math.max(...newest.result.positions.map(({ period }) => period)), [newest]);
  const [year, setYear] = useYear(lastYear);
  const [wanted, setWanted] = useState(year !== lastYear);
  const all = useAnswer('positions', wanted ? { scale: 'unga', from: firstYear, to: lastYear } : null);
  const positions = (all.answer ?? newest).result.positions;
  const years = useMemo(() => placesByYear(positions), [positions]);
  const topology = useTopology();
  const places = years.get(year) ?? [];
  const waiting = wanted && all.state === 'waiting';
  const data: WorldMapData = {
    title: home.map.figure,
    unit: 'point',
    when: String(year),
    classes: standingClasses,
    places,
    highlighted: null,
  };
  const { near, far } = sidesOf(places);
  const want = (): void => setWanted(true);
  const slider = (
    <div className="year">
      <label className="field">
        <span>
          {home.map.year} <output className="year-now">{year}</output>
        </span>
        <input
          type="range"
          min={firstYear}
          max={lastYear}
          step={1}
          value={year}
          onPointerEnter={want}
          onFocus={want}
          onChange={(event) => {
            want();
            setYear(Number(event.target.value));
          }}
        />
      </label>
    </div>
  );
  const told = places.length > 0;
  const finding = told ? home.map.sentence(year, near, far, places.length) : null;
  useAnnounced(finding);
  return (
    <Depths
      title={home.map.title}
      picture={
        <>
          <Figure
            chart={worldMap}
            data={data}
            extra={{ topology }}
            origins={newest.origins}
            name="map"
            finding={finding ?? (waiting ? home.map.reading : undefined)}
            controls={slider}
            note={home.map.note}
          />
          {!told && !waiting && <Unknown>{home.map.missing(year)}</Unknown>}
        </>
      }
      everything={
        <>
          <p>
            {home.map.everything} <Term of="interval">{home.map.interval}</Term>
          </p>
          <Notes problems={newest.problems} />
        </>
      }
    />
  );
}

/** The year shown, kept in the address once the slider rests. */
function useYear(lastYear: number): readonly [number, (year: number) => void] {
  const asked = Number(usePlace().query['year'] ?? lastYear);
  const kept = Number.isInteger(asked) ? Math.min(lastYear, Math.max(firstYear, asked)) : lastYear;
  const [moving, setMoving] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const setYear = (year: number): void => {
    setMoving(year);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setQuery({ year: year === lastYear ? null : String(year) }, { replace: true });
      setMoving(null);
    }, rest);
  };
  return [moving ?? kept, setYear];
}
