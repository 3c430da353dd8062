import { serve, serveVisit, type Served } from '../../../platform/serve.ts';
import * as derivative from '../derivative/derivative.actions.ts';
import * as sold from '../derivative/derivative.schema.ts';
import {
  answerConsent,
  markPhoto,
  sendPhoto,
  showAlbum,
  withdrawConsent,
} from './album.actions.ts';
import {
  bookDelivery,
  cancelDelivery,
  moveDelivery,
  showDay,
  showSlots,
} from './booking.actions.ts';
import { confirmReady, deliveryOfDeal, showDelivery, tickItem } from './check.actions.ts';
import * as contract from './delivery.schema.ts';
import { handOver } from './hand-over.actions.ts';

/** Delivery and what is sold beside the car, to its end (交车与衍生业务). */
export const deliveryRoutes: readonly Served[] = [
  serve(contract.getDeliveries, showDay),
  serve(contract.getDeliverySlots, showSlots),
  serve(contract.getDelivery, showDelivery),
  serve(contract.getDealDelivery, deliveryOfDeal),
  serve(contract.postDelivery, bookDelivery),
  serve(contract.postDeliveryMove, moveDelivery),
  serve(contract.postDeliveryEnd, cancelDelivery),
  serve(contract.putTick, tickItem),
  serve(contract.putReady, confirmReady),
  serve(contract.postHandOver, handOver),
  serve(contract.putAlbum, answerConsent),
  serve(contract.putPhoto, markPhoto),
  serveVisit(contract.getAlbum, showAlbum),
  serveVisit(contract.getAlbumPhoto, sendPhoto),
  serveVisit(contract.postAlbumWithdrawal, withdrawConsent, { max: 10, perMinutes: 1 }),
  serve(sold.getDerivatives, derivative.listWaiting),
  serve(sold.getDerivativeFigures, derivative.showFigures),
  serve(sold.getDealDerivatives, derivative.derivativesOfDeal),
  serve(sold.postDerivative, derivative.openDerivative),
  serve(sold.postContractDerivatives, derivative.openFromContract),
  serve(sold.postDerivativeStep, derivative.stepDerivative),
  serve(sold.patchDerivative, derivative.correctDerivative),
];
