import { serve, type Served } from '../../../platform/serve.ts';
import * as out from './drive-out.actions.ts';
import { addRoute, editRoute, listRoutes, showFigures } from './drive-route.actions.ts';
import * as route from './drive-route.schema.ts';
import * as booking from './drive.actions.ts';
import * as drive from './drive.schema.ts';

export const driveRoutes: readonly Served[] = [
  serve(drive.getDrives, booking.showDrives),
  serve(drive.getDriveCars, booking.listDriveCars),
  serve(drive.getDrive, booking.showDrive),
  serve(drive.getDealDrives, booking.listDealDrives),
  serve(drive.postDrive, booking.bookDrive),
  serve(drive.postDriveMove, booking.moveDrive),
  serve(drive.postDriveEnd, booking.endDrive),
  serve(drive.putDriveLicence, out.checkLicence),
  serve(drive.postDriveAgreement, out.signAgreement),
  serve(drive.putDriveSteps, out.tickSteps),
  serve(drive.postDriveStart, out.startDrive),
  serve(drive.postDriveReturn, out.returnDrive),
  serve(drive.putDriveFeedback, out.noteFeedback),
  serve(route.getDriveRoutes, listRoutes),
  serve(route.postDriveRoute, addRoute),
  serve(route.putDriveRoute, editRoute),
  serve(route.getDriveFigures, showFigures),
];
