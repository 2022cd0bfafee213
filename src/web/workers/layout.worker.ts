import { layOut, type LayoutInput } from './layout.js';

export interface LayoutReply {
  readonly places: Float32Array;
  readonly done: boolean;
}

const here = self as unknown as {
  addEventListener(type: 'message', listener: (event: MessageEvent<LayoutInput>) => void): void;
  postMessage(reply: LayoutReply): void;
};

here.addEventListener('message', ({ data }) => layOut(data, (places, done) => here.postMessage({ places, done })));
