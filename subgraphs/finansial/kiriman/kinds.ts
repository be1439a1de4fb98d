// What partners may send about money: members of the housing savings fund, and their positions.
import { kepesertaan } from './kepesertaan.ts';
import { posisiSimpanan } from './posisi.ts';

export const kinds = [kepesertaan, posisiSimpanan];
