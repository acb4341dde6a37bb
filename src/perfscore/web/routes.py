"""The routers of the service, in the order of its OpenAPI document."""

from fastapi import APIRouter

from perfscore.web.operations.routes import ROUTER as OPERATIONS
from perfscore.web.pages.account import ROUTER as ACCOUNT_PAGE
from perfscore.web.pages.assets import ROUTER as ASSETS
from perfscore.web.pages.dashboard import ROUTER as DASHBOARD_PAGE
from perfscore.web.pages.evaluator import ROUTER as EVALUATOR
from perfscore.web.pages.home import ROUTER as HOME
from perfscore.web.pages.log import ROUTER as LOG_PAGE
from perfscore.web.pages.people import ROUTER as PEOPLE_PAGE
from perfscore.web.pages.provider import ROUTER as PROVIDER_PAGE
from perfscore.web.pages.publishing import ROUTER as PUBLISHING_PAGE
from perfscore.web.pages.sets import ROUTER as SETS_PAGE
from perfscore.web.pages.sign_in import ROUTER as SIGN_IN_PAGE
from perfscore.web.pages.unit import ROUTER as UNIT_PAGES
from perfscore.web.rest.account import ROUTER as ACCOUNT
from perfscore.web.rest.assessment_actions import ROUTER as ASSESSMENT_ACTIONS
from perfscore.web.rest.assessment_files import ROUTER as ASSESSMENT_FILES
from perfscore.web.rest.assessments import ROUTER as ASSESSMENTS
from perfscore.web.rest.audit import ROUTER as AUDIT
from perfscore.web.rest.check import ROUTER as CHECK
from perfscore.web.rest.convert import ROUTER as CONVERT
from perfscore.web.rest.dashboard import ROUTER as DASHBOARD
from perfscore.web.rest.desk import ROUTER as DESK
from perfscore.web.rest.diff import ROUTER as DIFF
from perfscore.web.rest.editor import ROUTER as EDITOR
from perfscore.web.rest.explain import ROUTER as EXPLAIN
from perfscore.web.rest.impact import ROUTER as IMPACT
from perfscore.web.rest.job_findings import ROUTER as JOB_FINDINGS
from perfscore.web.rest.jobs import ROUTER as JOBS
from perfscore.web.rest.log import ROUTER as LOG
from perfscore.web.rest.new_form import ROUTER as NEW_FORM
from perfscore.web.rest.publish import ROUTER as PUBLISH
from perfscore.web.rest.receipts import ROUTER as RECEIPTS
from perfscore.web.rest.review import ROUTER as REVIEW
from perfscore.web.rest.reviews import ROUTER as REVIEWS
from perfscore.web.rest.schemas import ROUTER as SCHEMAS
from perfscore.web.rest.score import ROUTER as SCORE
from perfscore.web.rest.sensitivity import ROUTER as SENSITIVITY
from perfscore.web.rest.set_drafts import ROUTER as SET_DRAFTS
from perfscore.web.rest.sets import ROUTER as SETS
from perfscore.web.rest.sheets import ROUTER as SHEETS
from perfscore.web.rest.tokens import ROUTER as TOKENS
from perfscore.web.rest.units import ROUTER as UNITS
from perfscore.web.rest.users import ROUTER as USERS
from perfscore.web.rest.verify import ROUTER as VERIFY

ROUTERS: tuple[APIRouter, ...] = (
    OPERATIONS,
    SCORE,
    EXPLAIN,
    SENSITIVITY,
    VERIFY,
    AUDIT,
    REVIEW,
    CONVERT,
    NEW_FORM,
    CHECK,
    DIFF,
    SCHEMAS,
    ACCOUNT,
    TOKENS,
    UNITS,
    USERS,
    LOG,
    SETS,
    SET_DRAFTS,
    EDITOR,
    IMPACT,
    PUBLISH,
    DASHBOARD,
    ASSESSMENTS,
    ASSESSMENT_FILES,
    RECEIPTS,
    ASSESSMENT_ACTIONS,
    REVIEWS,
    JOBS,
    JOB_FINDINGS,
    SHEETS,
    DESK,
    ASSETS,
    HOME,
    UNIT_PAGES,
    SIGN_IN_PAGE,
    PROVIDER_PAGE,
    ACCOUNT_PAGE,
    PEOPLE_PAGE,
    LOG_PAGE,
    SETS_PAGE,
    PUBLISHING_PAGE,
    DASHBOARD_PAGE,
    EVALUATOR,
)
