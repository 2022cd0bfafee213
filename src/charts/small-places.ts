/**
 * Where to draw a dot for what a coarse map leaves out: alpha-3, degrees east and north. The middles of the shapes that
 * world-atlas 2.0.2 has at 1 : 50 million and not at 1 : 110 million; Tuvalu, which it has at neither, by its capital.
 */
const places = `
  ABW -70 12.5, AIA -63.1 18.2, ALA 20 60.2, AND 1.6 42.5, ASM -170.7 -14.3, ATG -61.8 17.3, BHR 50.5 26,
  BLM -62.8 17.9, BMU -64.8 32.3, BRB -59.6 13.2, COK -159.8 -21.2, COM 43.7 -11.9, CPV -24 16, CUW -69 12.2,
  CYM -80.9 19.4, DMA -61.4 15.4, FRO -6.9 62.1, FSM 153.3 7.5, GGY -2.6 49.5, GRD -61.7 12.1, GUM 144.8 13.4,
  HKG 114.1 22.4, IMN -4.5 54.2, IOT 72.4 -7.3, JEY -2.1 49.2, KIR -167.9 0.9, KNA -62.7 17.3, LCA -61 13.9,
  LIE 9.5 47.1, MAC 113.5 22.2, MAF -63.1 18.1, MCO 7.4 43.8, MDV 73.5 3.7, MHL 170.3 7, MLT 14.4 35.9,
  MNP 145.6 15.8, MSR -62.2 16.7, MUS 57.6 -20.3, NFK 167.9 -29.1, NIU -169.9 -19, NRU 166.9 -0.5, PCN -128.3 -24.4,
  PLW 134.4 7.3, PYF -144.8 -14.7, SGP 103.8 1.4, SGS -36.5 -54.5, SHN -9.7 -12.4, SMR 12.5 43.9, SPM -56.3 46.9,
  STP 6.7 0.4, SXM -63.1 18.1, SYC 55.5 -4.7, TCA -72 21.8, TON -174.8 -20.4, TUV 179.2 -8.5, VAT 12.4 41.9,
  VCT -61.2 13.2, VGB -64.5 18.5, VIR -64.8 18, WLF -177.3 -13.9, WSM -172.2 -13.8
`;

/** Longitude and latitude by alpha-3. */
export const smallPlaces: ReadonlyMap<string, readonly [longitude: number, latitude: number]> = new Map(
  places
    .trim()
    .split(/,\s*/)
    .map((place) => {
      const [id, longitude, latitude] = place.split(' ') as [string, string, string];
      return [id, [Number(longitude), Number(latitude)]];
    }),
);
