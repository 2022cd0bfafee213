import { type Answered, type AnswerOrder, answerOrder, studies } from '../study/index.js';

/** Where threads that answer begin (see `openAnswerPool`). */
export function answer(order: AnswerOrder): Promise<Answered> {
  return answerOrder(studies, order);
}
